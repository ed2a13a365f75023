// Package os: standard streams, arguments, the environment, the end of the process.
package os

import (
	"errors"
	"io/fs"
	"syscall"
)

func writeOut(fd int, b []byte)
func readIn(b []byte) int
func runtimeArgs() string
func getenv(name string) (value string, ok bool)
func setenv(name, value string, is bool)
func environ() string
func exit(code int)
func getwd() string
func chdir(name string) int
func watchSignals(on bool)
func killed(number int, text string)

var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrProcessDone      = errors.New("os: process already finished")
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded error = deadlineExceeded{}
)

type deadlineExceeded struct{}

func (deadlineExceeded) Error() string   { return "i/o timeout" }
func (deadlineExceeded) Timeout() bool   { return true }
func (deadlineExceeded) Temporary() bool { return true }

type (
	PathError = fs.PathError
	FileMode  = fs.FileMode
	FileInfo  = fs.FileInfo
	DirEntry  = fs.DirEntry
)

const (
	ModeDir     = fs.ModeDir
	ModeAppend  = fs.ModeAppend
	ModeSymlink = fs.ModeSymlink
	ModeType    = fs.ModeType
	ModePerm    = fs.ModePerm
)

type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

type LinkError struct {
	Op, Old, New string
	Err          error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

var Args = split(runtimeArgs())

func split(s string) []string {
	var out []string
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == 0 {
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return out
}

func is(err, target error) bool {
	switch e := err.(type) {
	case *PathError:
		err = e.Err
	case *LinkError:
		err = e.Err
	case *SyscallError:
		err = e.Err
	}
	if err == target {
		return true
	}
	n, ok := err.(syscall.Errno)
	return ok && n.Is(target)
}

func IsNotExist(err error) bool   { return is(err, ErrNotExist) }
func IsExist(err error) bool      { return is(err, ErrExist) }
func IsPermission(err error) bool { return is(err, ErrPermission) }
func IsTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func Getenv(key string) string {
	v, _ := getenv(key)
	return v
}

func LookupEnv(key string) (string, bool) { return getenv(key) }

func Setenv(key, value string) error {
	if key == "" {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	setenv(key, value, true)
	return nil
}

func Unsetenv(key string) error {
	setenv(key, "", false)
	return nil
}

func Environ() []string {
	s := environ()
	if s == "" {
		return nil
	}
	return split(s)
}

func Clearenv() {
	for _, line := range Environ() {
		for i := range line {
			if line[i] == '=' {
				setenv(line[:i], "", false)
				break
			}
		}
	}
}

// Expand replaces $name and ${name}.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	i := 0
	for j := 0; j < len(s); j++ {
		if s[j] != '$' || j+1 >= len(s) {
			continue
		}
		out = append(out, s[i:j]...)
		name, w := shellName(s[j+1:])
		switch {
		case name == "" && w > 0:
		case name == "":
			out = append(out, s[j])
		default:
			out = append(out, mapping(name)...)
		}
		j += w
		i = j + 1
	}
	if out == nil {
		return s
	}
	return string(out) + s[i:]
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

func alphaNum(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func shellName(s string) (string, int) {
	if s[0] == '{' {
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	switch s[0] {
	case '*', '#', '$', '@', '!', '?', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return s[:1], 1
	}
	i := 0
	for i < len(s) && alphaNum(s[i]) {
		i++
	}
	return s[:i], i
}

func Exit(code int) { exit(code) }

func Getpid() int                              { return syscall.Getpid() }
func Getppid() int                             { return syscall.Getppid() }
func Getuid() int                              { return syscall.Getuid() }
func Geteuid() int                             { return syscall.Getuid() }
func Getgid() int                              { return syscall.Getgid() }
func Getegid() int                             { return syscall.Getgid() }
func Getpagesize() int                         { return 4096 }
func Hostname() (name string, err error)       { return "interleave", nil }
func Getwd() (dir string, err error)           { return getwd(), nil }
func UserHomeDir() (string, error)             { return "/home/learner", nil }
func TempDir() string                          { return "/tmp" }
func Executable() (string, error)              { return "/tmp/" + Args[0], nil }
func Chdir(dir string) error                   { return pathError("chdir", dir, chdir(dir)) }

// A Signal is what another process, or the program itself, tells this one.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// A Process is the program's own: no other is there.
type Process struct{ Pid int }

func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

func (p *Process) Signal(sig Signal) error {
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if err := syscall.Kill(p.Pid, s); err != nil {
		return ErrProcessDone
	}
	return nil
}

func (p *Process) Kill() error    { return p.Signal(Kill) }
func (p *Process) Release() error { return nil }

// Handler is set by package os/signal: whether somebody takes the signal.
var handler func(syscall.Signal) bool

func init() {
	syscall.Deliver = func(sig syscall.Signal) {
		if sig != syscall.SIGKILL && handler != nil && handler(sig) {
			return
		}
		switch sig {
		case 0, syscall.SIGCHLD, syscall.SIGCONT:
		default:
			killed(int(sig), sig.String())
		}
	}
}

// SignalHandler is for package os/signal alone.
func SignalHandler(take func(syscall.Signal) bool, on bool) {
	handler = take
	watchSignals(on)
}
