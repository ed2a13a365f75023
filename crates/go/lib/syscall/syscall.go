// Package syscall: error numbers, signals, and the one call that programs use to block a thread.
package syscall

func sleep(nanoseconds int64, begun bool)

type Timespec struct {
	Sec  int64
	Nsec int64
}

func NsecToTimespec(nsec int64) Timespec { return Timespec{nsec / 1e9, nsec % 1e9} }

func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

func Nanosleep(time *Timespec, leftover *Timespec) (err error) {
	sleep(time.Nano(), false)
	return nil
}

// An Errno is an error number of Linux.
type Errno uintptr

const (
	EPERM         Errno = 1
	ENOENT        Errno = 2
	EINTR         Errno = 4
	EBADF         Errno = 9
	EAGAIN        Errno = 11
	EACCES        Errno = 13
	EEXIST        Errno = 17
	ENOTDIR       Errno = 20
	EISDIR        Errno = 21
	EINVAL        Errno = 22
	ESPIPE        Errno = 29
	EPIPE         Errno = 32
	ENOTEMPTY     Errno = 39
	EADDRINUSE    Errno = 98
	EADDRNOTAVAIL Errno = 99
	ECONNRESET    Errno = 104
	ENOTCONN      Errno = 107
	ETIMEDOUT     Errno = 110
	ECONNREFUSED  Errno = 111
	EHOSTUNREACH  Errno = 113
)

var errnoText = map[Errno]string{
	1: "operation not permitted", 2: "no such file or directory", 4: "interrupted system call",
	9: "bad file descriptor", 11: "resource temporarily unavailable", 13: "permission denied",
	17: "file exists", 20: "not a directory", 21: "is a directory", 22: "invalid argument",
	29: "illegal seek", 32: "broken pipe", 39: "directory not empty", 89: "destination address required",
	98: "address already in use", 99: "cannot assign requested address", 101: "network is unreachable",
	104: "connection reset by peer", 106: "transport endpoint is already connected",
	107: "transport endpoint is not connected", 110: "connection timed out", 111: "connection refused",
	113: "no route to host",
}

func (e Errno) Error() string {
	if s, ok := errnoText[e]; ok {
		return s
	}
	n, s := int(e), ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return "errno " + s
}

// Is lets errors.Is find what the error means in the words of io/fs.
func (e Errno) Is(target error) bool {
	switch target.Error() {
	case "permission denied":
		return e == EACCES || e == EPERM
	case "file already exists":
		return e == EEXIST || e == ENOTEMPTY
	case "file does not exist":
		return e == ENOENT
	}
	return false
}

func (e Errno) Temporary() bool { return e == EINTR || e.Timeout() }
func (e Errno) Timeout() bool   { return e == EAGAIN || e == ETIMEDOUT }

type Signal int

const (
	SIGHUP  Signal = 1
	SIGINT  Signal = 2
	SIGQUIT Signal = 3
	SIGABRT Signal = 6
	SIGKILL Signal = 9
	SIGUSR1 Signal = 10
	SIGSEGV Signal = 11
	SIGUSR2 Signal = 12
	SIGPIPE Signal = 13
	SIGALRM Signal = 14
	SIGTERM Signal = 15
	SIGCHLD Signal = 17
	SIGCONT Signal = 18
	SIGSTOP Signal = 19
)

func (s Signal) Signal() {}

func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGABRT:
		return "aborted"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGSEGV:
		return "segmentation fault"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	case SIGCHLD:
		return "child exited"
	case SIGCONT:
		return "continued"
	case SIGSTOP:
		return "stopped (signal)"
	}
	return "signal " + Errno(s).Error()[6:]
}

// Deliver is what a signal to the program's own process does; package os sets it.
var Deliver func(Signal)

const pid = 4242

func Getpid() int  { return pid }
func Getppid() int { return 1 }
func Getuid() int  { return 1000 }
func Getgid() int  { return 1000 }

// Kill sends a signal to the program itself; no other process is there.
func Kill(to int, sig Signal) (err error) {
	if to != pid && to != 0 {
		return Errno(3)
	}
	if Deliver != nil {
		Deliver(sig)
	}
	return nil
}
