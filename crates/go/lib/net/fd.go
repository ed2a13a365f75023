// Package net: connections between the program's own goroutines, and with the simulated network.
//
// A call on a socket never waits in the operating system: the runtime says that it would have to,
// and parks the goroutine until the netpoller finds the socket ready.
package net

import (
	"errors"
	"internal/clock"
	"io"
	"os"
	"sync"
	"syscall"
	"time"
)

// A timer is what the runtime knows a deadline by.
type timer struct{ id uint64 }

func socket(unix, datagram bool) int
func bindListen(fd int, host string, port int, listen bool) int
func connect(fd int, host string, port int) int
func connected(fd int) int
func accept(fd int) int
func receive(fd int, b []byte) (n int, host string, port int)
func send(fd int, b []byte) int
func sendTo(fd int, b []byte, host string, port int) int
func shutdown(fd int, read, write bool) int
func closeSocket(fd int) int
func address(fd int, remote bool) (host string, port int)
func resolve(name string) string
func poll(fd int, write bool)
func evict(fd int, read, write bool)
func newDeadline(fd int, when int64, write bool) *timer
func stopDeadline(t *timer) bool

// waits is what a call gives that would have to wait.
const waits = -int(syscall.EAGAIN)

type closedError struct{}

func (closedError) Error() string        { return "use of closed network connection" }
func (closedError) Timeout() bool        { return false }
func (closedError) Temporary() bool      { return false }
func (closedError) Is(target error) bool { return target == os.ErrClosed }

var ErrClosed error = closedError{}

// A limit is a deadline of a descriptor, for reading or for writing.
type limit struct {
	when  int64
	timer *timer
}

func (l *limit) set(fd int, t time.Time, write bool) {
	if l.timer != nil {
		stopDeadline(l.timer)
		l.timer = nil
	}
	l.when = 0
	if t.IsZero() {
		return
	}
	d := int64(time.Until(t))
	l.when = max(clock.Nano()+d, 1)
	if d <= 0 {
		evict(fd, !write, write)
		return
	}
	l.timer = newDeadline(fd, l.when, write)
}

func (l *limit) passed() bool { return l.when != 0 && clock.Nano() >= l.when }

// A netFD is an open socket.
type netFD struct {
	fd          int
	network     string
	datagram    bool
	laddr       Addr
	raddr       Addr
	read, write limit
	writing     sync.Mutex
	closed      bool
}

// try repeats a call until it need not wait.
func (f *netFD) try(write bool, call func() int) (int, error) {
	l := &f.read
	if write {
		l = &f.write
	}
	for {
		switch {
		case f.closed:
			return 0, ErrClosed
		case l.passed():
			return 0, os.ErrDeadlineExceeded
		}
		n := call()
		if n >= 0 {
			return n, nil
		}
		if n != waits {
			return 0, syscall.Errno(-n)
		}
		poll(f.fd, write)
	}
}

func (f *netFD) error(op, call string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	if n, ok := err.(syscall.Errno); ok {
		err = os.NewSyscallError(call, n)
	}
	e := &OpError{Op: op, Net: f.network, Source: f.laddr, Addr: f.raddr, Err: err}
	if f.raddr == nil {
		e.Source, e.Addr = nil, f.laddr
	}
	return e
}

func (f *netFD) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	n, err := f.try(false, func() int {
		n, _, _ := receive(f.fd, b)
		return n
	})
	if n == 0 && err == nil && !f.datagram {
		err = io.EOF
	}
	return n, f.error("read", "read", err)
}

func (f *netFD) Write(b []byte) (int, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	done := 0
	for {
		n, err := f.try(true, func() int { return send(f.fd, b[done:]) })
		done += n
		if err != nil || done == len(b) {
			return done, f.error("write", "write", err)
		}
	}
}

func (f *netFD) Close() error {
	if f.closed {
		return f.error("close", "close", ErrClosed)
	}
	f.closed = true
	f.read.set(f.fd, time.Time{}, false)
	f.write.set(f.fd, time.Time{}, true)
	closeSocket(f.fd)
	return nil
}

func (f *netFD) LocalAddr() Addr  { return f.laddr }
func (f *netFD) RemoteAddr() Addr { return f.raddr }

func (f *netFD) deadline(t time.Time, read, write bool) error {
	if f.closed {
		return f.error("set", "set", ErrClosed)
	}
	if read {
		f.read.set(f.fd, t, false)
	}
	if write {
		f.write.set(f.fd, t, true)
	}
	return nil
}

func (f *netFD) SetDeadline(t time.Time) error      { return f.deadline(t, true, true) }
func (f *netFD) SetReadDeadline(t time.Time) error  { return f.deadline(t, true, false) }
func (f *netFD) SetWriteDeadline(t time.Time) error { return f.deadline(t, false, true) }

// addresses asks the socket for its ends.
func (f *netFD) addresses() {
	f.laddr, f.raddr = f.end(false), f.end(true)
}

func (f *netFD) end(remote bool) Addr {
	host, port := address(f.fd, remote)
	switch {
	case port < 0:
		return nil
	case f.network == "unix":
		return &UnixAddr{host, f.network}
	case f.datagram:
		return &UDPAddr{IP: ParseIP(host), Port: port}
	}
	return &TCPAddr{IP: ParseIP(host), Port: port}
}

type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

func (e *OpError) Timeout() bool {
	err := e.Err
	if s, ok := err.(*os.SyscallError); ok {
		err = s.Err
	}
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *OpError) Temporary() bool { return e.Timeout() }

type AddrError struct{ Err, Addr string }

func (e *AddrError) Error() string {
	if e.Addr != "" {
		return "address " + e.Addr + ": " + e.Err
	}
	return e.Err
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

type DNSError struct {
	Err, Name, Server                  string
	IsTimeout, IsTemporary, IsNotFound bool
}

func (e *DNSError) Error() string   { return "lookup " + e.Name + ": " + e.Err }
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTemporary }

type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

var errMissingAddress = errors.New("missing address")
