package http

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path"
	"runtime"
	"strconv"
	"sync"
	"time"
)

type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

type HandlerFunc func(ResponseWriter, *Request)

func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

type Flusher interface{ Flush() }

type ConnState int

const (
	StateNew ConnState = iota
	StateActive
	StateIdle
	StateHijacked
	StateClosed
)

func (c ConnState) String() string { return []string{"new", "active", "idle", "hijacked", "closed"}[c] }

type contextKey struct{ name string }

func (k *contextKey) String() string { return "net/http context value " + k.name }

var (
	ServerContextKey    = &contextKey{"http-server"}
	LocalAddrContextKey = &contextKey{"local-addr"}
)

type Server struct {
	Addr                         string
	Handler                      Handler
	DisableGeneralOptionsHandler bool
	ReadTimeout                  time.Duration
	ReadHeaderTimeout            time.Duration
	WriteTimeout                 time.Duration
	IdleTimeout                  time.Duration
	MaxHeaderBytes               int
	ConnState                    func(net.Conn, ConnState)
	ErrorLog                     *log.Logger
	BaseContext                  func(net.Listener) context.Context
	ConnContext                  func(ctx context.Context, c net.Conn) context.Context

	mu         sync.Mutex
	closing    bool
	listeners  map[net.Listener]bool
	conns      map[*serverConn]bool
	onShutdown []func()
	group      sync.WaitGroup
	noKeep     bool
}

func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

func Serve(l net.Listener, handler Handler) error { return (&Server{Handler: handler}).Serve(l) }

func (s *Server) ListenAndServe() error {
	if s.isClosing() {
		return ErrServerClosed
	}
	addr := s.Addr
	if addr == "" {
		addr = ":http"
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return s.Serve(l)
}

func (s *Server) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}

func (s *Server) logf(format string, args ...any) {
	if s.ErrorLog != nil {
		s.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

func (s *Server) track(l net.Listener, add bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !add {
		delete(s.listeners, l)
		s.group.Done()
		return true
	}
	if s.closing {
		return false
	}
	if s.listeners == nil {
		s.listeners, s.conns = map[net.Listener]bool{}, map[*serverConn]bool{}
	}
	s.listeners[l] = true
	s.group.Add(1)
	return true
}

func (s *Server) Serve(l net.Listener) error {
	defer l.Close()
	if !s.track(l, true) {
		return ErrServerClosed
	}
	defer s.track(l, false)
	base := context.Background()
	if s.BaseContext != nil {
		if base = s.BaseContext(l); base == nil {
			panic("BaseContext returned a nil context")
		}
	}
	ctx := context.WithValue(base, ServerContextKey, s)
	for {
		rw, err := l.Accept()
		if err != nil {
			if s.isClosing() {
				return ErrServerClosed
			}
			return err
		}
		cctx := ctx
		if s.ConnContext != nil {
			if cctx = s.ConnContext(cctx, rw); cctx == nil {
				panic("ConnContext returned nil")
			}
		}
		c := &serverConn{s: s, rw: rw, since: time.Now()}
		c.setState(StateNew)
		go c.serve(cctx)
	}
}

func (s *Server) RegisterOnShutdown(f func()) {
	s.mu.Lock()
	s.onShutdown = append(s.onShutdown, f)
	s.mu.Unlock()
}

func (s *Server) SetKeepAlivesEnabled(v bool) {
	s.mu.Lock()
	s.noKeep = !v
	s.mu.Unlock()
}

func (s *Server) closeListeners() (err error) {
	s.closing = true
	for l := range s.listeners {
		if e := l.Close(); e != nil && err == nil {
			err = e
		}
	}
	return err
}

func (s *Server) Close() error {
	s.mu.Lock()
	err := s.closeListeners()
	s.mu.Unlock()
	s.group.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.rw.Close()
		delete(s.conns, c)
	}
	return err
}

// Shutdown closes listeners and idle connections, and waits for the others.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	err := s.closeListeners()
	for _, f := range s.onShutdown {
		go f()
	}
	s.mu.Unlock()
	s.group.Wait()
	interval := time.Millisecond
	timer := time.NewTimer(interval)
	defer timer.Stop()
	for {
		if s.closeIdle() {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-timer.C:
			interval = min(interval*2, 500*time.Millisecond)
			timer.Reset(interval)
		}
	}
}

func (s *Server) closeIdle() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	none := true
	for c := range s.conns {
		idle := c.state == StateIdle || c.state == StateNew && time.Since(c.since) > 5*time.Second
		if !idle {
			none = false
			continue
		}
		c.rw.Close()
		delete(s.conns, c)
	}
	return none
}

// ---- a connection -------------------------------------------------------------------------

type serverConn struct {
	s     *Server
	rw    net.Conn
	r     *connReader
	bufr  *bufio.Reader
	bufw  *bufio.Writer
	state ConnState
	since time.Time
}

func (c *serverConn) setState(state ConnState) {
	s := c.s
	s.mu.Lock()
	c.state, c.since = state, time.Now()
	if state == StateClosed {
		delete(s.conns, c)
	} else if s.conns != nil {
		s.conns[c] = true
	}
	s.mu.Unlock()
	if s.ConnState != nil {
		s.ConnState(c.rw, state)
	}
}

// A connReader reads for the server, and while a handler runs looks in the background whether the
// client goes away.
type connReader struct {
	conn     net.Conn
	mu       sync.Mutex
	cond     *sync.Cond
	reading  bool
	aborted  bool
	has      bool
	b        [1]byte
	cancel   context.CancelFunc
	deadline time.Time
}

func (r *connReader) start() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reading || r.has {
		return
	}
	r.reading = true
	r.conn.SetReadDeadline(time.Time{})
	go func() {
		n, err := r.conn.Read(r.b[:])
		r.mu.Lock()
		r.has = n == 1
		if err != nil && !(r.aborted && errors.Is(err, os.ErrDeadlineExceeded)) {
			r.cancel()
		}
		r.aborted, r.reading = false, false
		r.mu.Unlock()
		r.cond.Broadcast()
	}()
}

func (r *connReader) abort() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.reading {
		return
	}
	r.aborted = true
	r.conn.SetReadDeadline(time.Unix(1, 0))
	for r.reading {
		r.cond.Wait()
	}
	r.conn.SetReadDeadline(time.Time{})
}

func (r *connReader) Read(p []byte) (int, error) {
	r.mu.Lock()
	if r.has && len(p) > 0 {
		p[0], r.has = r.b[0], false
		r.mu.Unlock()
		return 1, nil
	}
	r.mu.Unlock()
	return r.conn.Read(p)
}

func (c *serverConn) serve(ctx context.Context) {
	ctx = context.WithValue(ctx, LocalAddrContextKey, c.rw.LocalAddr())
	remote := c.rw.RemoteAddr().String()
	var current *response
	defer func() {
		if err := recover(); err != nil && err != ErrAbortHandler {
			buf := make([]byte, 64<<10)
			buf = buf[:runtime.Stack(buf, false)]
			c.s.logf("http: panic serving %v: %v\n%s", remote, err, buf)
		}
		if current != nil {
			current.cancel()
			c.r.abort()
		}
		c.rw.Close()
		c.setState(StateClosed)
	}()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c.r = &connReader{conn: c.rw, cancel: cancel}
	c.r.cond = sync.NewCond(&c.r.mu)
	c.bufr, c.bufw = bufio.NewReader(c.r), bufio.NewWriterSize(c.rw, 4<<10)
	for first := true; ; first = false {
		if d := c.s.headerTimeout(); d > 0 && first {
			c.rw.SetReadDeadline(time.Now().Add(d))
		}
		req, err := ReadRequest(c.bufr)
		if err != nil {
			c.refuse(err)
			return
		}
		c.setState(StateActive)
		if c.s.ReadTimeout > 0 {
			c.rw.SetReadDeadline(time.Now().Add(c.s.ReadTimeout))
		} else {
			c.rw.SetReadDeadline(time.Time{})
		}
		if c.s.WriteTimeout > 0 {
			c.rw.SetWriteDeadline(time.Now().Add(c.s.WriteTimeout))
		}
		req.RemoteAddr = remote
		rctx, stop := context.WithCancel(ctx)
		req.ctx = rctx
		w := &response{c: c, req: req, header: Header{}, length: -1, cancel: stop}
		if req.ProtoAtLeast(1, 1) && hasToken(req.Header.Get("Expect"), "100-continue") {
			c.bufw.WriteString("HTTP/1.1 100 Continue\r\n\r\n")
			c.bufw.Flush()
		}
		if b, ok := req.Body.(*body); ok {
			b.atEnd = func(err error) {
				if err == io.EOF {
					c.r.start()
				}
			}
		} else {
			c.r.start()
		}
		current = w
		handler := c.s.Handler
		if handler == nil {
			handler = DefaultServeMux
		}
		handler.ServeHTTP(w, req)
		stop()
		if w.hijacked {
			return
		}
		w.finish()
		current = nil
		c.r.abort()
		if !w.keep() || c.s.isClosing() {
			return
		}
		c.setState(StateIdle)
		if d := c.s.idleTimeout(); d > 0 {
			c.rw.SetReadDeadline(time.Now().Add(d))
		} else {
			c.rw.SetReadDeadline(time.Time{})
		}
		if _, err := c.bufr.Peek(1); err != nil {
			return
		}
		c.rw.SetReadDeadline(time.Time{})
		if d := c.s.headerTimeout(); d > 0 {
			c.rw.SetReadDeadline(time.Now().Add(d))
		}
		c.rw.SetWriteDeadline(time.Time{})
	}
}

func (s *Server) idleTimeout() time.Duration {
	if s.IdleTimeout != 0 {
		return s.IdleTimeout
	}
	return s.ReadTimeout
}

func (s *Server) headerTimeout() time.Duration {
	if s.ReadHeaderTimeout != 0 {
		return s.ReadHeaderTimeout
	}
	return s.ReadTimeout
}

// refuse answers what is no request.
func (c *serverConn) refuse(err error) {
	if err == io.EOF || errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, net.ErrClosed) || err == io.ErrUnexpectedEOF {
		return
	}
	if _, ok := err.(*net.OpError); ok {
		return
	}
	fmt.Fprintf(c.rw, "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request")
}

// ---- an answer ----------------------------------------------------------------------------

// A response is kept back until 2048 bytes are there, so that a short one has a length.
type response struct {
	c        *serverConn
	req      *Request
	header   Header
	sent     Header
	status   int
	length   int64
	written  int64
	buf      []byte
	headed   bool
	chunked  bool
	closing  bool
	hijacked bool
	done     bool
	cancel   context.CancelFunc
}

const holdBytes = 2048

func (w *response) Header() Header { return w.header }

func (w *response) WriteHeader(code int) {
	if w.hijacked {
		w.c.s.logf("http: response.WriteHeader on hijacked connection")
		return
	}
	if w.status != 0 {
		_, file, line, _ := runtime.Caller(1)
		w.c.s.logf("http: superfluous response.WriteHeader call from main.%s (%s:%d)", "handler", path.Base(file), line)
		return
	}
	if code < 100 || code > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	}
	if code >= 100 && code <= 199 && code != StatusSwitchingProtocols {
		fmt.Fprintf(w.c.bufw, "HTTP/1.1 %d %s\r\n", code, StatusText(code))
		w.header.Write(w.c.bufw)
		w.c.bufw.WriteString("\r\n")
		w.c.bufw.Flush()
		return
	}
	w.status = code
	w.sent = w.header.Clone()
	if s := w.sent.Get("Content-Length"); s != "" {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil && n >= 0 {
			w.length = n
		} else {
			w.c.s.logf("http: invalid Content-Length of %q", s)
			w.sent.Del("Content-Length")
		}
	}
}

func (w *response) Write(p []byte) (int, error) { return w.write(p) }

func (w *response) WriteString(s string) (int, error) { return w.write([]byte(s)) }

func (w *response) write(p []byte) (int, error) {
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	if len(p) == 0 {
		return 0, nil
	}
	if noBodyStatus(w.status) {
		return 0, ErrBodyNotAllowed
	}
	w.written += int64(len(p))
	if w.length >= 0 && w.written > w.length {
		return 0, ErrContentLength
	}
	if w.req.Method == "HEAD" {
		return len(p), nil
	}
	w.buf = append(w.buf, p...)
	if len(w.buf) >= holdBytes {
		if err := w.push(false); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

func (w *response) Flush() {
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	w.push(false)
	w.c.bufw.Flush()
}

// FlushError is Flush that says what went wrong.
func (w *response) FlushError() error {
	w.Flush()
	return nil
}

func (w *response) head(whole bool) {
	w.headed = true
	h, out := w.sent, w.c.bufw
	code := w.status
	bare := noBodyStatus(code)
	if whole && !bare && !h.has("Content-Length") && (w.req.Method != "HEAD" || w.written > 0) {
		h.Set("Content-Length", strconv.FormatInt(w.written, 10))
		w.length = w.written
	}
	if h.Get("Connection") == "close" || w.req.Close || w.c.s.noKeep || w.c.s.isClosing() {
		w.closing = true
	}
	if !bare && !h.has("Content-Type") && len(w.buf) > 0 && h.Get("Transfer-Encoding") == "" {
		h.Set("Content-Type", DetectContentType(w.buf))
	}
	if !h.has("Date") {
		h.Set("Date", time.Now().UTC().Format(TimeFormat))
	}
	if !bare && !h.has("Content-Length") && w.req.Method != "HEAD" {
		if w.req.ProtoAtLeast(1, 1) {
			w.chunked = true
			h.Set("Transfer-Encoding", "chunked")
		} else {
			w.closing = true
		}
	}
	if w.closing && w.req.ProtoAtLeast(1, 1) {
		h.Set("Connection", "close")
	}
	text := StatusText(code)
	if text == "" {
		text = "status code " + strconv.Itoa(code)
	}
	fmt.Fprintf(out, "HTTP/%d.%d %03d %s\r\n", w.req.ProtoMajor, w.req.ProtoMinor, code, text)
	h.Write(out)
	out.WriteString("\r\n")
}

func (w *response) push(last bool) error {
	if !w.headed {
		w.head(last)
	}
	if w.chunked && len(w.buf) > 0 {
		fmt.Fprintf(w.c.bufw, "%x\r\n", len(w.buf))
	}
	_, err := w.c.bufw.Write(w.buf)
	if w.chunked && len(w.buf) > 0 {
		w.c.bufw.WriteString("\r\n")
	}
	w.buf = w.buf[:0]
	return err
}

func (w *response) finish() {
	w.done = true
	if w.status == 0 {
		w.WriteHeader(StatusOK)
	}
	w.push(true)
	if w.chunked {
		w.c.bufw.WriteString("0\r\n\r\n")
	}
	if err := w.c.bufw.Flush(); err != nil {
		w.closing = true
	}
	if w.length >= 0 && w.written < w.length && w.req.Method != "HEAD" && !noBodyStatus(w.status) {
		w.closing = true
	}
	if b, ok := w.req.Body.(*body); ok && !b.ended {
		b.atEnd = nil
		if _, err := io.CopyN(io.Discard, b.r, 256<<10); err != io.EOF {
			w.closing = true
		}
	}
	w.req.Body.Close()
}

func (w *response) keep() bool { return !w.closing && w.req.ProtoAtLeast(1, 0) }

// Hijack hands the connection over to the handler.
func (w *response) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	w.c.r.abort()
	w.hijacked = true
	w.c.setState(StateHijacked)
	return w.c.rw, bufio.NewReadWriter(w.c.bufr, w.c.bufw), nil
}

type Hijacker interface {
	Hijack() (net.Conn, *bufio.ReadWriter, error)
}

// ShutdownForTest closes a server whose clients are gone: new connections at once, others when
// they are idle. For package httptest alone.
func ShutdownForTest(s *Server) {
	s.mu.Lock()
	s.closeListeners()
	s.mu.Unlock()
	for {
		s.mu.Lock()
		for c := range s.conns {
			if c.state == StateIdle || c.state == StateNew {
				c.rw.Close()
			}
		}
		none := len(s.conns) == 0
		s.mu.Unlock()
		if none {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
