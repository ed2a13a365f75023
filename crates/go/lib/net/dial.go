package net

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
)

type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

type (
	TCPConn  struct{ *netFD }
	UnixConn struct{ *netFD }
	UDPConn  struct{ *netFD }
)

func (c *netFD) half(read, write bool) error {
	if n := shutdown(c.fd, read, write); n < 0 {
		return c.error("close", "shutdown", syscall.Errno(-n))
	}
	return nil
}

func (c *TCPConn) CloseRead() error                         { return c.half(true, false) }
func (c *TCPConn) CloseWrite() error                        { return c.half(false, true) }
func (c *TCPConn) SetNoDelay(noDelay bool) error            { return nil }
func (c *TCPConn) SetKeepAlive(keepalive bool) error        { return nil }
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error { return nil }
func (c *TCPConn) SetLinger(sec int) error                  { return nil }
func (c *UnixConn) CloseWrite() error                       { return c.half(false, true) }
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error)      { return io.Copy(writerOnly{c}, r) }

type writerOnly struct{ io.Writer }

func wrap(f *netFD) Conn {
	switch {
	case f.network == "unix":
		return &UnixConn{f}
	case f.datagram:
		return &UDPConn{f}
	}
	return &TCPConn{f}
}

type Dialer struct {
	Timeout       time.Duration
	Deadline      time.Time
	LocalAddr     Addr
	KeepAlive     time.Duration
	FallbackDelay time.Duration
}

func Dial(network, address string) (Conn, error) { return (&Dialer{}).Dial(network, address) }

func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return (&Dialer{Timeout: timeout}).Dial(network, address)
}

func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	c, err := Dial(network, raddr.String())
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}

func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	c, err := Dial(network, raddr.String())
	if err != nil {
		return nil, err
	}
	return c.(*UDPConn), nil
}

func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

type canceled struct{}

func (canceled) Error() string        { return "operation was canceled" }
func (canceled) Is(target error) bool { return target == context.Canceled }

type dialTimeout struct{}

func (dialTimeout) Error() string        { return "i/o timeout" }
func (dialTimeout) Timeout() bool        { return true }
func (dialTimeout) Temporary() bool      { return true }
func (dialTimeout) Is(target error) bool { return target == context.DeadlineExceeded }

func contextError(err error) error {
	if err == context.Canceled {
		return canceled{}
	}
	return dialTimeout{}
}

func kind(network string) (unix, datagram bool, err error) {
	switch network {
	case "tcp", "tcp4", "tcp6":
	case "udp", "udp4", "udp6":
		datagram = true
	case "unix":
		unix = true
	default:
		err = UnknownNetworkError(network)
	}
	return unix, datagram, err
}

func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	unix, datagram, err := kind(network)
	host, port := address, -1
	if err == nil && !unix {
		if address == "" {
			err = errMissingAddress
		} else {
			host, port, err = endpoint(address)
		}
	}
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Err: err}
	}
	if d.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, d.Timeout)
		defer cancel()
	}
	if !d.Deadline.IsZero() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, d.Deadline)
		defer cancel()
	}
	f := &netFD{fd: socket(unix, datagram), network: network, datagram: datagram}
	var raddr Addr
	switch {
	case unix:
		raddr = &UnixAddr{address, network}
	case datagram:
		raddr = &UDPAddr{IP: ParseIP(host), Port: port}
	default:
		raddr = &TCPAddr{IP: ParseIP(host), Port: port}
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if err := f.connect(ctx, host, port); err != nil {
		f.Close()
		if n, ok := err.(syscall.Errno); ok {
			err = os.NewSyscallError("connect", n)
		}
		return nil, &OpError{Op: "dial", Net: network, Addr: raddr, Err: err}
	}
	f.addresses()
	if f.raddr == nil || unix {
		f.raddr = raddr
	}
	return wrap(f), nil
}

func (f *netFD) connect(ctx context.Context, host string, port int) error {
	if ctx.Err() != nil {
		return contextError(ctx.Err())
	}
	n := connect(f.fd, host, port)
	if n == waits {
		n = connected(f.fd)
	}
	if n == waits {
		if deadline, ok := ctx.Deadline(); ok {
			f.SetWriteDeadline(deadline)
		}
		stop := context.AfterFunc(ctx, func() { f.SetWriteDeadline(time.Unix(1, 0)) })
		defer stop()
		n, err := f.try(true, func() int { return connected(f.fd) })
		if err == os.ErrDeadlineExceeded {
			if ctx.Err() == context.Canceled {
				return canceled{}
			}
			return dialTimeout{}
		}
		if err != nil || n >= 0 {
			f.write.set(f.fd, time.Time{}, true)
			return err
		}
	}
	if n < 0 {
		return syscall.Errno(-n)
	}
	return nil
}

// A TCPListener waits for connections.
type TCPListener struct{ f *netFD }

type ListenConfig struct{ KeepAlive time.Duration }

func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	return Listen(network, address)
}

func listen(op, network, address string, datagram bool) (*netFD, error) {
	unix := network == "unix"
	host, port := address, -1
	var laddr Addr
	if unix {
		laddr = &UnixAddr{address, network}
	} else {
		var err error
		if host, port, err = endpoint(address); err != nil {
			return nil, &OpError{Op: op, Net: network, Err: err}
		}
		if datagram {
			laddr = &UDPAddr{IP: ParseIP(host), Port: port}
		} else {
			laddr = &TCPAddr{IP: ParseIP(host), Port: port}
		}
	}
	any := host == "" && !unix
	if any {
		host = "0.0.0.0"
	}
	f := &netFD{fd: socket(unix, datagram), network: network, datagram: datagram}
	if n := bindListen(f.fd, host, port, !datagram); n < 0 {
		closeSocket(f.fd)
		return nil, &OpError{Op: op, Net: network, Addr: laddr, Err: os.NewSyscallError("bind", syscall.Errno(-n))}
	}
	f.addresses()
	f.raddr = nil
	if any && !strings.HasSuffix(network, "4") {
		switch a := f.laddr.(type) {
		case *TCPAddr:
			a.IP = IPv6zero
		case *UDPAddr:
			a.IP = IPv6zero
		}
	}
	return f, nil
}

func Listen(network, address string) (Listener, error) {
	_, datagram, err := kind(network)
	if err == nil && datagram {
		err = &AddrError{"unexpected address type", address}
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	f, err := listen("listen", network, address, false)
	if err != nil {
		return nil, err
	}
	return &TCPListener{f}, nil
}

func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	l, err := Listen(network, laddr.String())
	if err != nil {
		return nil, err
	}
	return l.(*TCPListener), nil
}

func (l *TCPListener) Accept() (Conn, error) {
	n, err := l.f.try(false, func() int { return accept(l.f.fd) })
	if err != nil {
		return nil, l.f.error("accept", "accept", err)
	}
	f := &netFD{fd: n, network: l.f.network}
	f.addresses()
	return wrap(f), nil
}

func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	c, err := l.Accept()
	if err != nil {
		return nil, err
	}
	return c.(*TCPConn), nil
}

func (l *TCPListener) Close() error                  { return l.f.Close() }
func (l *TCPListener) Addr() Addr                    { return l.f.laddr }
func (l *TCPListener) SetDeadline(t time.Time) error { return l.f.SetReadDeadline(t) }

// ---- datagrams ----------------------------------------------------------------------------

func ListenPacket(network, address string) (PacketConn, error) {
	if _, datagram, err := kind(network); err != nil || !datagram {
		if err == nil {
			err = &AddrError{"unexpected address type", address}
		}
		return nil, &OpError{Op: "listen", Net: network, Err: err}
	}
	f, err := listen("listen", network, address, true)
	if err != nil {
		return nil, err
	}
	return &UDPConn{f}, nil
}

func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	if laddr == nil {
		laddr = &UDPAddr{}
	}
	c, err := ListenPacket(network, laddr.String())
	if err != nil {
		return nil, err
	}
	return c.(*UDPConn), nil
}

func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) {
	n, err = c.try(false, func() int {
		n, host, port := receive(c.fd, b)
		addr = &UDPAddr{IP: ParseIP(host), Port: port}
		return n
	})
	if err != nil {
		return n, nil, c.error("read", "recvfrom", err)
	}
	return n, addr, nil
}

func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUDP(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
	host := addr.IP.String()
	if len(addr.IP) == 0 || addr.IP.IsUnspecified() {
		host = "127.0.0.1"
	}
	n, err := c.try(true, func() int { return sendTo(c.fd, b, host, addr.Port) })
	if err != nil {
		return n, &OpError{Op: "write", Net: c.network, Source: c.laddr, Addr: addr, Err: err}
	}
	return n, nil
}

func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	a, ok := addr.(*UDPAddr)
	if !ok {
		return 0, &OpError{Op: "write", Net: c.network, Source: c.laddr, Addr: addr, Err: syscall.EINVAL}
	}
	return c.WriteToUDP(b, a)
}

// ---- a connection in memory ---------------------------------------------------------------

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipeDeadline has a channel that is closed when its time is over.
type pipeDeadline struct {
	mu    sync.Mutex
	timer *time.Timer
	over  chan struct{}
}

func (d *pipeDeadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		<-d.over
	}
	d.timer = nil
	closed := false
	select {
	case <-d.over:
		closed = true
	default:
	}
	if closed {
		d.over = make(chan struct{})
	}
	if t.IsZero() {
		return
	}
	if wait := time.Until(t); wait > 0 {
		over := d.over
		d.timer = time.AfterFunc(wait, func() { close(over) })
		return
	}
	close(d.over)
}

func (d *pipeDeadline) wait() chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.over
}

type pipe struct {
	writing       sync.Mutex
	in            <-chan []byte
	out           chan<- []byte
	taken         chan<- int
	given         <-chan int
	once          sync.Once
	done          chan struct{}
	far           <-chan struct{}
	reads, writes pipeDeadline
}

// Pipe gives two ends of a connection without a buffer.
func Pipe() (Conn, Conn) {
	a, b, x, y := make(chan []byte), make(chan []byte), make(chan int), make(chan int)
	d, e := make(chan struct{}), make(chan struct{})
	over := func() pipeDeadline { return pipeDeadline{over: make(chan struct{})} }
	one := &pipe{in: a, out: b, taken: x, given: y, done: d, far: e, reads: over(), writes: over()}
	two := &pipe{in: b, out: a, taken: y, given: x, done: e, far: d, reads: over(), writes: over()}
	return one, two
}

func closedChan(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func (p *pipe) fail(op string, err error) error {
	if err == nil || err == io.EOF || err == io.ErrClosedPipe {
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	switch {
	case closedChan(p.done):
		return 0, io.ErrClosedPipe
	case closedChan(p.far):
		return 0, io.EOF
	case closedChan(p.reads.wait()):
		return 0, p.fail("read", os.ErrDeadlineExceeded)
	}
	select {
	case data := <-p.in:
		n := copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, io.ErrClosedPipe
	case <-p.far:
		return 0, io.EOF
	case <-p.reads.wait():
		return 0, p.fail("read", os.ErrDeadlineExceeded)
	}
}

func (p *pipe) Write(b []byte) (n int, err error) {
	switch {
	case closedChan(p.done), closedChan(p.far):
		return 0, io.ErrClosedPipe
	case closedChan(p.writes.wait()):
		return 0, p.fail("write", os.ErrDeadlineExceeded)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.out <- b:
			took := <-p.given
			b = b[took:]
			n += took
		case <-p.done:
			return n, io.ErrClosedPipe
		case <-p.far:
			return n, io.ErrClosedPipe
		case <-p.writes.wait():
			return n, p.fail("write", os.ErrDeadlineExceeded)
		}
	}
	return n, nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.done) })
	return nil
}

func (p *pipe) LocalAddr() Addr  { return pipeAddr{} }
func (p *pipe) RemoteAddr() Addr { return pipeAddr{} }

func (p *pipe) SetReadDeadline(t time.Time) error {
	if closedChan(p.done) || closedChan(p.far) {
		return io.ErrClosedPipe
	}
	p.reads.set(t)
	return nil
}

func (p *pipe) SetWriteDeadline(t time.Time) error {
	if closedChan(p.done) || closedChan(p.far) {
		return io.ErrClosedPipe
	}
	p.writes.set(t)
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error {
	p.SetWriteDeadline(t)
	return p.SetReadDeadline(t)
}
