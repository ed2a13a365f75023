// Package log.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

const (
	Ldate = 1 << iota
	Ltime
	Lmicroseconds
	Llongfile
	Lshortfile
	LUTC
	Lmsgprefix
	LstdFlags = Ldate | Ltime
)

type Logger struct {
	mu     sync.Mutex
	prefix string
	flag   int
	out    io.Writer
}

func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flag: flag}
}

var std = New(os.Stderr, "", LstdFlags)

func Default() *Logger { return std }

func (l *Logger) Output(calldepth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	line := ""
	if l.flag&Lmsgprefix == 0 {
		line = l.prefix
	}
	if l.flag&LUTC != 0 {
		now = now.UTC()
	}
	if l.flag&Ldate != 0 {
		line += now.Format("2006/01/02 ")
	}
	if l.flag&Lmicroseconds != 0 {
		line += now.Format("15:04:05.000000 ")
	} else if l.flag&Ltime != 0 {
		line += now.Format("15:04:05 ")
	}
	if l.flag&(Lshortfile|Llongfile) != 0 {
		_, file, n, ok := runtime.Caller(calldepth)
		if !ok {
			file, n = "???", 0
		}
		if l.flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		line += fmt.Sprint(file, ":", n, ": ")
	}
	if l.flag&Lmsgprefix != 0 {
		line += l.prefix
	}
	line += s
	if len(s) == 0 || s[len(s)-1] != '\n' {
		line += "\n"
	}
	_, err := l.out.Write([]byte(line))
	return err
}

func (l *Logger) SetOutput(w io.Writer)     { l.out = w }
func (l *Logger) SetPrefix(prefix string)   { l.prefix = prefix }
func (l *Logger) SetFlags(flag int)         { l.flag = flag }
func (l *Logger) Flags() int                { return l.flag }
func (l *Logger) Prefix() string            { return l.prefix }
func (l *Logger) Writer() io.Writer         { return l.out }
func (l *Logger) Print(v ...any)            { l.Output(2, fmt.Sprint(v...)) }
func (l *Logger) Printf(f string, v ...any) { l.Output(2, fmt.Sprintf(f, v...)) }
func (l *Logger) Println(v ...any)          { l.Output(2, fmt.Sprintln(v...)) }
func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}
func (l *Logger) Fatalf(f string, v ...any) {
	l.Output(2, fmt.Sprintf(f, v...))
	os.Exit(1)
}
func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}
func (l *Logger) Panicf(f string, v ...any) {
	s := fmt.Sprintf(f, v...)
	l.Output(2, s)
	panic(s)
}
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}

func SetOutput(w io.Writer)     { std.SetOutput(w) }
func SetPrefix(prefix string)   { std.SetPrefix(prefix) }
func SetFlags(flag int)         { std.SetFlags(flag) }
func Flags() int                { return std.flag }
func Prefix() string            { return std.prefix }
func Writer() io.Writer         { return std.out }
func Print(v ...any)            { std.Output(2, fmt.Sprint(v...)) }
func Printf(f string, v ...any) { std.Output(2, fmt.Sprintf(f, v...)) }
func Println(v ...any)          { std.Output(2, fmt.Sprintln(v...)) }
func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}
func Fatalf(f string, v ...any) {
	std.Output(2, fmt.Sprintf(f, v...))
	os.Exit(1)
}
func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.Output(2, s)
	panic(s)
}
func Panicf(f string, v ...any) {
	s := fmt.Sprintf(f, v...)
	std.Output(2, s)
	panic(s)
}
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.Output(2, s)
	panic(s)
}

// Output writes as the standard logger does; the place is calldepth calls up.
func Output(calldepth int, s string) error { return std.Output(calldepth+1, s) }
