// Package testing: tests and benchmarks, run by the program itself, and those of a program that has
// tests and no main.
//
// A test runs in a goroutine of its own (tRunner). It tells whoever started it that it ended, or that
// it waits for its turn as a parallel one, on the channel signal; parallel tests wait for the parent's
// barrier, and then for a place among as many as there are Ps.
// Simplified: flags are those of go test -v; no profiles.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
)

// TB is what tests and benchmarks have in common.
type TB interface {
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	chatty   *printer
	log      string
	failed   bool
	skipped  bool
	finished bool
	done     bool
	helpers  map[string]bool
	cleanups []func()
	barrier  chan bool
	signal   chan bool
	subs     []*T
	reports  string
	start    time.Time
	duration time.Duration
	ctx      context.Context
	cancel   context.CancelFunc
	temp     string
	isBench  bool
	inBubble bool
	cleaning bool
	isRoot   bool
	ended    bool
	line     string
}

// A printer says of which test the next line is, where that is not clear.
type printer struct {
	mu   sync.Mutex
	last string
}

func (p *printer) update(event, name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	fmt.Printf("=== %-5s %s\n", event, name)
}

func (p *printer) print(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != name {
		fmt.Printf("=== NAME  %s\n", name)
		p.last = name
	}
	fmt.Print(text)
}

func (c *common) private()     {}
func (c *common) Name() string { return c.name }

func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *common) FailNow() {
	c.Fail()
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped, c.finished = true, true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

func (c *common) Log(args ...any)                 { c.say(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.say(fmt.Sprintf(format, args...)) }
func (c *common) Error(args ...any)               { c.say(fmt.Sprintln(args...)); c.Fail() }
func (c *common) Errorf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.Fail()
}
func (c *common) Fatal(args ...any) { c.say(fmt.Sprintln(args...)); c.FailNow() }
func (c *common) Fatalf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.FailNow()
}
func (c *common) Skip(args ...any) { c.say(fmt.Sprintln(args...)); c.SkipNow() }
func (c *common) Skipf(format string, args ...any) {
	c.say(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Helper says that lines are told of whoever calls the function that calls it.
func (c *common) Helper() {
	if c.inBubble {
		c = c.parent
	}
	pc, _, _, _ := runtime.Caller(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[runtime.FuncForPC(pc).Name()] = true
}

// place is the line that is told: of the first caller that is no helper.
func (c *common) place() string {
	pcs := make([]uintptr, 50)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)])
	for {
		frame, more := frames.Next()
		if !c.helpers[frame.Function] || !more {
			file := frame.File[strings.LastIndexByte(frame.File, '/')+1:]
			return fmt.Sprintf("%s:%d: ", file, frame.Line)
		}
	}
}

// destination is the test that says what c says: when c has ended, the nearest that has not.
func (c *common) destination() *common {
	at := c
	for at != nil && (at.ended || at.inBubble) {
		at = at.parent
	}
	return at
}

func (c *common) say(text string) {
	lines := strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
	to := c.destination()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + lines)
	}
	to.finishLine()
	to.write(to.place() + lines)
}

// write tells of whole lines; the test that all others are parts of says nothing.
func (c *common) write(lines string) {
	if c.isRoot {
		return
	}
	lines = "    " + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n    ") + "\n"
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.chatty != nil {
		c.chatty.print(c.name, lines)
	} else {
		c.log += lines
	}
}

// finishLine ends a line that was begun by way of Output.
func (c *common) finishLine() {
	if line := c.line; line != "" {
		c.line = ""
		c.write(line + "\n")
	}
}

type output struct{ c *common }

func (o output) Write(p []byte) (n int, err error) {
	c := o.c.destination()
	if c == nil {
		panic("Write called after " + o.c.name + " has completed")
	}
	text := c.line + string(p)
	end := strings.LastIndexByte(text, '\n') + 1
	c.line = text[end:]
	if end > 0 {
		c.write(text[:end])
	}
	return len(p), nil
}

// Output writes where Log does, without places and by whole lines.
func (c *common) Output() io.Writer {
	to := c.destination()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return output{to}
}

// Attr tells a property of the test.
func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, unicode.IsSpace):
		c.say(fmt.Sprintf("disallowed whitespace in attribute key %q", key))
		c.Fail()
	case strings.ContainsAny(value, "\r\n"):
		c.say(fmt.Sprintf("disallowed newline in attribute value %q", value))
		c.Fail()
	case c.chatty != nil:
		c.chatty.update("ATTR", c.name+" "+key+" "+value)
		c.chatty.last = c.name
	}
}

// Cleanup has f called when the test and its subtests have ended, the last one first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

func (c *common) clean() {
	if c.cancel != nil {
		c.cancel()
	}
	c.cleaning = true
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		func() {
			defer func() {
				if n > 1 {
					c.clean()
				}
			}()
			f()
		}()
	}
}

func (c *common) Context() context.Context { return c.ctx }

func (c *common) Setenv(key, value string) {
	old, was := os.LookupEnv(key)
	os.Setenv(key, value)
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) Chdir(dir string) {
	old, _ := os.Getwd()
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { os.Chdir(old) })
}

func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", strings.NewReplacer("/", "_", "#", "_").Replace(c.name))
	if err != nil {
		c.Fatal("TempDir:", err)
	}
	c.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// Short, Verbose and Testing say how the program was started.
func Short() bool   { return false }
func Verbose() bool { return running }
func Testing() bool { return running }

func CoverMode() string  { return "" }
func Coverage() float64  { return 0 }
func Init()              {}

var running bool
