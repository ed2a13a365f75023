package http

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"
)

type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

type CookieJar interface {
	SetCookies(u *url.URL, cookies []*Cookie)
	Cookies(u *url.URL) []*Cookie
}

type Client struct {
	Transport     RoundTripper
	CheckRedirect func(req *Request, via []*Request) error
	Jar           CookieJar
	Timeout       time.Duration
}

var DefaultClient = &Client{}

func Get(url string) (*Response, error)  { return DefaultClient.Get(url) }
func Head(url string) (*Response, error) { return DefaultClient.Head(url) }

func Post(url, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(url, contentType, body)
}

func PostForm(url string, data url.Values) (*Response, error) { return DefaultClient.PostForm(url, data) }

func (c *Client) simple(method, url, kind string, body io.Reader) (*Response, error) {
	req, err := NewRequest(method, url, body)
	if err != nil {
		return nil, err
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	return c.Do(req)
}

func (c *Client) Get(url string) (*Response, error)  { return c.simple("GET", url, "", nil) }
func (c *Client) Head(url string) (*Response, error) { return c.simple("HEAD", url, "", nil) }

func (c *Client) Post(url, contentType string, body io.Reader) (*Response, error) {
	return c.simple("POST", url, contentType, body)
}

func (c *Client) PostForm(url string, data url.Values) (*Response, error) {
	return c.Post(url, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}

func (c *Client) CloseIdleConnections() {
	if t, ok := c.transport().(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}

func (c *Client) transport() RoundTripper {
	if c.Transport != nil {
		return c.Transport
	}
	return DefaultTransport
}

// A timeoutError is what a client's time-out gives.
type timeoutError struct {
	text string
	is   error
}

func (e *timeoutError) Error() string        { return e.text }
func (e *timeoutError) Timeout() bool        { return true }
func (e *timeoutError) Temporary() bool      { return true }
func (e *timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

func opName(method string) string {
	if method == "" {
		return "Get"
	}
	return method[:1] + strings.ToLower(method[1:])
}

func redirects(code int) (method bool, follow bool) {
	switch code {
	case 301, 302, 303:
		return true, true
	case 307, 308:
		return false, true
	}
	return false, false
}

func (c *Client) Do(req *Request) (*Response, error) {
	if req.URL == nil {
		return nil, &url.Error{Op: opName(req.Method), Err: errors.New("http: nil Request.URL")}
	}
	var deadline time.Time
	if c.Timeout > 0 {
		deadline = time.Now().Add(c.Timeout)
	}
	var via []*Request
	fail := func(err error) error {
		shown := req.URL.Redacted()
		return &url.Error{Op: opName(via[0].Method), URL: shown, Err: err}
	}
	method, body := req.Method, true
	for {
		via = append(via, req)
		resp, err := c.send(req, deadline)
		if err != nil {
			return nil, fail(err)
		}
		change, follow := redirects(resp.StatusCode)
		if follow && !change && req.outgoing() != 0 && via[0].GetBody == nil {
			follow = false
		}
		if !follow {
			return resp, nil
		}
		if resp.Header.Get("Location") == "" {
			return resp, nil
		}
		u, err := resp.Location()
		if err != nil {
			resp.Body.Close()
			return resp, fail(fmt.Errorf("failed to parse Location header %q: %v", resp.Header.Get("Location"), err))
		}
		if change {
			if method != "GET" && method != "HEAD" {
				method = "GET"
			}
			body = false
		}
		next := &Request{Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
			Header: via[0].Header.Clone(), ctx: via[0].ctx, Response: resp}
		if next.Header == nil {
			next.Header = Header{}
		}
		if body && via[0].GetBody != nil {
			if next.Body, err = via[0].GetBody(); err != nil {
				return resp, fail(err)
			}
			next.ContentLength, next.GetBody = via[0].ContentLength, via[0].GetBody
		} else {
			delete(next.Header, "Content-Type")
		}
		if !strings.EqualFold(u.Hostname(), via[0].URL.Hostname()) {
			for _, k := range []string{"Authorization", "Cookie", "Www-Authenticate"} {
				delete(next.Header, k)
			}
		}
		if ref := req.URL; !(ref.Scheme == "https" && u.Scheme == "http") {
			next.Header.Set("Referer", (&url.URL{Scheme: ref.Scheme, Host: ref.Host, Path: ref.Path, RawPath: ref.RawPath, RawQuery: ref.RawQuery}).String())
		}
		check := c.CheckRedirect
		if check == nil {
			check = func(req *Request, via []*Request) error {
				if len(via) >= 10 {
					return errors.New("stopped after 10 redirects")
				}
				return nil
			}
		}
		err = check(next, via)
		if err == ErrUseLastResponse {
			return resp, nil
		}
		io.CopyN(io.Discard, resp.Body, 2<<10)
		resp.Body.Close()
		if err != nil {
			err = fail(err)
			err.(*url.Error).URL = resp.Header.Get("Location")
			return resp, err
		}
		req = next
	}
}

// send makes one round trip, with cookies and within the client's time.
func (c *Client) send(req *Request, deadline time.Time) (*Response, error) {
	if c.Jar != nil {
		req = req.WithContext(req.Context())
		req.Header = req.Header.Clone()
		for _, cookie := range c.Jar.Cookies(req.URL) {
			req.AddCookie(cookie)
		}
	}
	if req.URL.User != nil && req.Header.Get("Authorization") == "" {
		req = req.Clone(req.Context())
		password, _ := req.URL.User.Password()
		req.SetBasicAuth(req.URL.User.Username(), password)
	}
	ctx, stop := req.Context(), context.CancelFunc(func() {})
	original := ctx
	if !deadline.IsZero() {
		ctx, stop = context.WithDeadline(ctx, deadline)
		req = req.WithContext(ctx)
	}
	late := func() bool {
		return !deadline.IsZero() && !time.Now().Before(deadline) && original.Err() == nil
	}
	resp, err := c.transport().RoundTrip(req)
	if err != nil {
		stop()
		if late() {
			err = &timeoutError{err.Error() + " (Client.Timeout exceeded while awaiting headers)", err}
		}
		return nil, err
	}
	if resp == nil {
		return nil, fmt.Errorf("http: RoundTripper implementation (%T) returned a nil *Response with a nil error", c.transport())
	}
	if resp.Body == nil {
		resp.Body = NoBody
	}
	if !deadline.IsZero() {
		resp.Body = &timedBody{resp.Body, stop, late}
	}
	if c.Jar != nil {
		if all := resp.Cookies(); len(all) > 0 {
			c.Jar.SetCookies(req.URL, all)
		}
	}
	return resp, nil
}

type timedBody struct {
	io.ReadCloser
	stop context.CancelFunc
	late func() bool
}

func (b *timedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && err != io.EOF && b.late() {
		err = &timeoutError{err.Error() + " (Client.Timeout or context cancellation while reading body)", err}
	}
	if err != nil {
		b.stop()
	}
	return n, err
}

func (b *timedBody) Close() error {
	err := b.ReadCloser.Close()
	b.stop()
	return err
}

// ---- connections --------------------------------------------------------------------------

type Transport struct {
	Proxy                  func(*Request) (*url.URL, error)
	DialContext            func(ctx context.Context, network, addr string) (net.Conn, error)
	Dial                   func(network, addr string) (net.Conn, error)
	TLSHandshakeTimeout    time.Duration
	DisableKeepAlives      bool
	DisableCompression     bool
	MaxIdleConns           int
	MaxIdleConnsPerHost    int
	MaxConnsPerHost        int
	IdleConnTimeout        time.Duration
	ResponseHeaderTimeout  time.Duration
	ExpectContinueTimeout  time.Duration
	MaxResponseHeaderBytes int64
	WriteBufferSize        int
	ReadBufferSize         int
	ForceAttemptHTTP2      bool

	mu    sync.Mutex
	idle  map[string][]*persistConn
	count map[string]int
	queue map[string][]*wanted
}

const DefaultMaxIdleConnsPerHost = 2

var DefaultTransport RoundTripper = &Transport{
	MaxIdleConns:          100,
	IdleConnTimeout:       90 * time.Second,
	TLSHandshakeTimeout:   10 * time.Second,
	ExpectContinueTimeout: time.Second,
	ForceAttemptHTTP2:     true,
}

func ProxyFromEnvironment(req *Request) (*url.URL, error) { return nil, nil }

func (t *Transport) Clone() *Transport {
	return &Transport{Proxy: t.Proxy, DialContext: t.DialContext, Dial: t.Dial, TLSHandshakeTimeout: t.TLSHandshakeTimeout,
		DisableKeepAlives: t.DisableKeepAlives, DisableCompression: t.DisableCompression, MaxIdleConns: t.MaxIdleConns,
		MaxIdleConnsPerHost: t.MaxIdleConnsPerHost, MaxConnsPerHost: t.MaxConnsPerHost, IdleConnTimeout: t.IdleConnTimeout,
		ResponseHeaderTimeout: t.ResponseHeaderTimeout, ExpectContinueTimeout: t.ExpectContinueTimeout}
}

// wanted is a request that waits for a connection; it takes the first one that comes, new or idle.
type wanted struct {
	ready chan *persistConn
	fail  chan error
	given bool
}

type persistConn struct {
	t        *Transport
	key      string
	conn     net.Conn
	br       *bufio.Reader
	bw       *bufio.Writer
	requests chan *exchange
	writes   chan *exchange
	closed   chan struct{}
	once     sync.Once
	err      error
	timer    *time.Timer
	used     bool
	reused   bool
}

// exchange is a request on its way, and where its answer goes.
type exchange struct {
	req    *Request
	answer chan answer
	wrote  chan error
	gone   chan struct{}
}

type answer struct {
	resp *Response
	err  error
}

var (
	errServerClosedIdle = errors.New("http: server closed idle connection")
	errCloseIdle        = errors.New("http: CloseIdleConnections called")
	errIdleTimeout      = errors.New("http: idle connection timeout")
	errTooManyIdle      = errors.New("http: putIdleConn: too many idle connections")
)

func (t *Transport) CloseIdleConnections() {
	t.mu.Lock()
	all := t.idle
	t.idle = nil
	t.mu.Unlock()
	for _, list := range all {
		for _, pc := range list {
			pc.close(errCloseIdle)
		}
	}
}

func (t *Transport) dial(ctx context.Context, addr string) (net.Conn, error) {
	switch {
	case t.DialContext != nil:
		return t.DialContext(ctx, "tcp", addr)
	case t.Dial != nil:
		return t.Dial("tcp", addr)
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
}

// give hands a connection to the first request that waits for one; false: nobody does.
func (t *Transport) give(key string, pc *persistConn) bool {
	for len(t.queue[key]) > 0 {
		w := t.queue[key][0]
		t.queue[key] = t.queue[key][1:]
		if !w.given {
			w.given = true
			w.ready <- pc
			return true
		}
	}
	return false
}

func (t *Transport) getConn(ctx context.Context, key, addr string) (*persistConn, error) {
	t.mu.Lock()
	for n := len(t.idle[key]); n > 0; n = len(t.idle[key]) {
		pc := t.idle[key][n-1]
		t.idle[key] = t.idle[key][:n-1]
		if pc.timer != nil {
			pc.timer.Stop()
		}
		if pc.err == nil {
			pc.reused = true
			t.mu.Unlock()
			return pc, nil
		}
	}
	if t.queue == nil {
		t.queue, t.count = map[string][]*wanted{}, map[string]int{}
	}
	w := &wanted{ready: make(chan *persistConn, 1), fail: make(chan error, 1)}
	t.queue[key] = append(t.queue[key], w)
	if t.MaxConnsPerHost <= 0 || t.count[key] < t.MaxConnsPerHost {
		t.count[key]++
		go t.dialFor(ctx, w, key, addr)
	}
	t.mu.Unlock()
	select {
	case pc := <-w.ready:
		return pc, nil
	case err := <-w.fail:
		return nil, err
	case <-ctx.Done():
		t.mu.Lock()
		given := w.given
		w.given = true
		t.mu.Unlock()
		if given {
			select {
			case pc := <-w.ready:
				t.putIdle(pc)
			default:
			}
		}
		return nil, context.Cause(ctx)
	}
}

// dialFor makes a connection for whoever waits first.
func (t *Transport) dialFor(ctx context.Context, w *wanted, key, addr string) {
	conn, err := t.dial(ctx, addr)
	if err != nil {
		t.mu.Lock()
		t.count[key]--
		given := w.given
		w.given = true
		t.mu.Unlock()
		if !given {
			w.fail <- err
		}
		return
	}
	pc := &persistConn{t: t, key: key, conn: conn, br: bufio.NewReader(conn), bw: bufio.NewWriter(conn),
		requests: make(chan *exchange, 1), writes: make(chan *exchange, 1), closed: make(chan struct{})}
	go pc.readLoop()
	go pc.writeLoop()
	t.mu.Lock()
	if !w.given {
		w.given = true
		w.ready <- pc
		t.mu.Unlock()
		return
	}
	t.mu.Unlock()
	t.putIdle(pc)
}

func (t *Transport) putIdle(pc *persistConn) {
	if err := t.tryPutIdle(pc); err != nil {
		pc.close(err)
	}
}

func (t *Transport) tryPutIdle(pc *persistConn) error {
	if t.DisableKeepAlives {
		return errors.New("http: putIdleConn: keep alives disabled")
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.give(pc.key, pc) {
		pc.reused = true
		return nil
	}
	most := t.MaxIdleConnsPerHost
	if most == 0 {
		most = DefaultMaxIdleConnsPerHost
	}
	if most < 0 || len(t.idle[pc.key]) >= most {
		return errTooManyIdle
	}
	if t.idle == nil {
		t.idle = map[string][]*persistConn{}
	}
	t.idle[pc.key] = append(t.idle[pc.key], pc)
	if t.IdleConnTimeout > 0 {
		if pc.timer == nil {
			pc.timer = time.AfterFunc(t.IdleConnTimeout, func() { pc.close(errIdleTimeout) })
		} else {
			pc.timer.Reset(t.IdleConnTimeout)
		}
	}
	return nil
}

func (pc *persistConn) close(err error) {
	pc.once.Do(func() {
		t := pc.t
		t.mu.Lock()
		pc.err = err
		list := t.idle[pc.key]
		for i, other := range list {
			if other == pc {
				t.idle[pc.key] = append(list[:i:i], list[i+1:]...)
				break
			}
		}
		t.count[pc.key]--
		if pc.timer != nil {
			pc.timer.Stop()
		}
		again := t.MaxConnsPerHost > 0 && len(t.queue[pc.key]) > 0
		if again {
			for len(t.queue[pc.key]) > 0 && t.queue[pc.key][0].given {
				t.queue[pc.key] = t.queue[pc.key][1:]
			}
			if again = len(t.queue[pc.key]) > 0; again {
				w := t.queue[pc.key][0]
				t.count[pc.key]++
				go t.dialFor(context.Background(), w, pc.key, pc.key[strings.Index(pc.key, "|")+1:])
			}
		}
		t.mu.Unlock()
		pc.conn.Close()
		close(pc.closed)
	})
}

func (pc *persistConn) writeLoop() {
	for {
		select {
		case x := <-pc.writes:
			err := x.req.write(pc.bw)
			x.wrote <- err
			if err != nil {
				pc.close(err)
				return
			}
		case <-pc.closed:
			return
		}
	}
}

func (pc *persistConn) readLoop() {
	reason := errServerClosedIdle
	defer func() { pc.close(reason) }()
	for alive := true; alive; {
		_, err := pc.br.Peek(1)
		var x *exchange
		select {
		case x = <-pc.requests:
		default:
			if err == nil {
				err = errServerClosedIdle
			}
		}
		if x == nil {
			return
		}
		if err != nil {
			if err == io.EOF {
				err = io.EOF
				if pc.reused {
					err = errServerClosedIdle
				}
			}
			reason = err
			x.answer <- answer{err: err}
			return
		}
		resp, err := ReadResponse(pc.br, x.req)
		for err == nil && resp.StatusCode >= 100 && resp.StatusCode < 200 && resp.StatusCode != 101 {
			resp, err = ReadResponse(pc.br, x.req)
		}
		if err != nil {
			reason = err
			x.answer <- answer{err: err}
			return
		}
		keep := !resp.Close && !x.req.Close && !pc.t.DisableKeepAlives
		b, ok := resp.Body.(*body)
		if !ok {
			if keep {
				keep = pc.t.tryPutIdle(pc) == nil
			}
			alive = keep
			x.answer <- answer{resp: resp}
			continue
		}
		ended := make(chan bool, 1)
		b.atEnd = func(err error) {
			whole := err == io.EOF
			ended <- whole
			if whole {
				<-x.gone
			}
		}
		ctx := x.req.Context()
		b.fail = func(err error) error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return err
		}
		x.answer <- answer{resp: resp}
		select {
		case whole := <-ended:
			alive = keep && whole && pc.t.tryPutIdle(pc) == nil
			if !alive {
				reason = errTooManyIdle
			}
			close(x.gone)
		case <-ctx.Done():
			alive = false
			reason = context.Cause(ctx)
			close(x.gone)
		case <-pc.closed:
			alive = false
			close(x.gone)
		}
	}
}

func (t *Transport) RoundTrip(req *Request) (*Response, error) {
	ctx := req.Context()
	fail := func(err error) (*Response, error) {
		if req.Body != nil {
			req.Body.Close()
		}
		return nil, err
	}
	switch {
	case req.URL == nil:
		return fail(errors.New("http: nil Request.URL"))
	case req.Header == nil:
		return fail(errors.New("http: nil Request.Header"))
	case req.URL.Scheme != "http" && req.URL.Scheme != "https":
		return fail(fmt.Errorf("unsupported protocol scheme %q", req.URL.Scheme))
	case !validMethod(req.Method) && req.Method != "":
		return fail(fmt.Errorf("net/http: invalid method %q", req.Method))
	case req.URL.Host == "":
		return fail(errMissingHost)
	}
	if req.Method == "" {
		req = req.WithContext(ctx)
		req.Method = "GET"
	}
	if !req.Header.has("Accept-Encoding") && !t.DisableCompression && req.Header.Get("Range") == "" && req.Method != "HEAD" {
		req = req.WithContext(ctx)
		req.Header = req.Header.Clone()
		req.Header.Set("Accept-Encoding", "gzip")
	}
	port := req.URL.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[req.URL.Scheme]
	}
	addr := net.JoinHostPort(req.URL.Hostname(), port)
	for {
		if ctx.Err() != nil {
			return fail(context.Cause(ctx))
		}
		pc, err := t.getConn(ctx, req.URL.Scheme+"|"+addr, addr)
		if err != nil {
			return fail(err)
		}
		resp, err := pc.roundTrip(ctx, req)
		if err == nil {
			return resp, nil
		}
		// A connection that the server closed while it was idle: once more, with a new one.
		if !pc.reused || err != errServerClosedIdle || req.outgoing() != 0 && req.GetBody == nil {
			return nil, err
		}
		if req.GetBody != nil {
			again := *req
			if again.Body, err = req.GetBody(); err != nil {
				return nil, err
			}
			req = &again
		}
	}
}

func (pc *persistConn) roundTrip(ctx context.Context, req *Request) (*Response, error) {
	if pc.t.DisableKeepAlives && !req.Header.has("Connection") {
		req = req.WithContext(ctx)
		req.Header = req.Header.Clone()
		req.Header.Set("Connection", "close")
	}
	x := &exchange{req, make(chan answer, 1), make(chan error, 1), make(chan struct{})}
	pc.requests <- x
	pc.writes <- x
	var late <-chan time.Time
	wrote := x.wrote
	for {
		select {
		case err := <-wrote:
			wrote = nil
			if err != nil {
				pc.close(err)
				return nil, err
			}
			if d := pc.t.ResponseHeaderTimeout; d > 0 {
				timer := time.NewTimer(d)
				defer timer.Stop()
				late = timer.C
			}
		case <-pc.closed:
			select {
			case a := <-x.answer:
				if a.err == nil || a.err == errServerClosedIdle {
					return a.resp, a.err
				}
				return nil, a.err
			default:
			}
			if pc.err == errServerClosedIdle || pc.err == nil {
				return nil, errServerClosedIdle
			}
			return nil, pc.err
		case <-late:
			err := &timeoutError{"net/http: timeout awaiting response headers", nil}
			pc.close(err)
			return nil, err
		case a := <-x.answer:
			return a.resp, a.err
		case <-ctx.Done():
			err := context.Cause(ctx)
			pc.close(err)
			return nil, err
		}
	}
}
