// Package http: HTTP/1.1 client and server, between the program's own goroutines and with the
// simulated network.
//
// As in Go, a server has a goroutine for each connection, and a client's connection has two, one
// that reads and one that writes; idle connections are kept and used again.
// Simplified: no HTTP/2, no TLS (an https address is spoken to in plain text), no proxies, no
// multipart forms.
package http

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
)

var (
	ErrNotSupported        = &ProtocolError{"feature not supported"}
	ErrServerClosed        = errors.New("http: Server closed")
	ErrHandlerTimeout      = errors.New("http: Handler timeout")
	ErrAbortHandler        = errors.New("net/http: abort Handler")
	ErrNoCookie            = errors.New("http: named cookie not present")
	ErrNoLocation          = errors.New("http: no Location header in response")
	ErrUseLastResponse     = errors.New("net/http: use last response")
	ErrBodyReadAfterClose  = errors.New("http: invalid Read on closed Body")
	ErrBodyNotAllowed      = errors.New("http: request method or response status code does not allow body")
	ErrContentLength       = errors.New("http: wrote more than the declared Content-Length")
	ErrMissingFile         = errors.New("http: no such file")
	ErrSkipAltProtocol     = errors.New("net/http: skip alternate protocol")
	errMissingHost         = errors.New("http: no Host in request URL")
	DefaultMaxHeaderBytes  = 1 << 20
	errRequestBodyTooLarge = errors.New("http: request body too large")
)

type ProtocolError struct{ ErrorString string }

func (e *ProtocolError) Error() string { return e.ErrorString }

type noBody struct{}

func (noBody) Read([]byte) (int, error)           { return 0, io.EOF }
func (noBody) Close() error                       { return nil }
func (noBody) WriteTo(io.Writer) (int64, error)   { return 0, nil }

// NoBody is a body without bytes.
var NoBody = noBody{}

type Request struct {
	Method           string
	URL              *url.URL
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	GetBody          func() (io.ReadCloser, error)
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Host             string
	Form             url.Values
	PostForm         url.Values
	Trailer          Header
	RemoteAddr       string
	RequestURI       string
	Pattern          string
	Response         *Response

	ctx  context.Context
	path map[string]string
}

func (r *Request) Context() context.Context {
	if r.ctx != nil {
		return r.ctx
	}
	return context.Background()
}

func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	c := *r
	c.ctx = ctx
	return &c
}

func (r *Request) Clone(ctx context.Context) *Request {
	c := r.WithContext(ctx)
	u := *r.URL
	c.URL, c.Header = &u, r.Header.Clone()
	return c
}

func (r *Request) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

func (r *Request) UserAgent() string               { return r.Header.Get("User-Agent") }
func (r *Request) Referer() string                 { return r.Header.Get("Referer") }
func (r *Request) Cookies() []*Cookie              { return readCookies(r.Header, "") }
func (r *Request) CookiesNamed(n string) []*Cookie { return readCookies(r.Header, n) }
func (r *Request) PathValue(name string) string    { return r.path[name] }

func (r *Request) SetPathValue(name, value string) {
	if r.path == nil {
		r.path = map[string]string{}
	}
	r.path[name] = value
}

func (r *Request) Cookie(name string) (*Cookie, error) {
	if c := readCookies(r.Header, name); name != "" && len(c) > 0 {
		return c[0], nil
	}
	return nil, ErrNoCookie
}

func (r *Request) AddCookie(c *Cookie) {
	s := c.Name + "=" + c.value()
	if old := r.Header.Get("Cookie"); old != "" {
		s = old + "; " + s
	}
	r.Header.Set("Cookie", s)
}

func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(username+":"+password)))
}

func (r *Request) BasicAuth() (username, password string, ok bool) {
	scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	b, err := base64.StdEncoding.DecodeString(rest)
	if !strings.EqualFold(scheme, "Basic") || err != nil {
		return "", "", false
	}
	username, password, ok = strings.Cut(string(b), ":")
	return username, password, ok
}

func (r *Request) ParseForm() (err error) {
	if r.PostForm == nil {
		r.PostForm = url.Values{}
		if r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH" {
			if r.Body == nil {
				return errors.New("missing form body")
			}
			kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
			if strings.TrimSpace(kind) == "application/x-www-form-urlencoded" {
				var b []byte
				if b, err = io.ReadAll(io.LimitReader(r.Body, 10<<20)); err == nil {
					r.PostForm, err = url.ParseQuery(string(b))
				}
			}
		}
	}
	if r.Form == nil {
		r.Form = url.Values{}
		for k, v := range r.PostForm {
			r.Form[k] = append(r.Form[k], v...)
		}
		if r.URL != nil {
			q, e := url.ParseQuery(r.URL.RawQuery)
			if err == nil {
				err = e
			}
			for k, v := range q {
				r.Form[k] = append(r.Form[k], v...)
			}
		}
	}
	return err
}

func (r *Request) FormValue(key string) string {
	r.ParseForm()
	return r.Form.Get(key)
}

func (r *Request) PostFormValue(key string) string {
	r.ParseForm()
	return r.PostForm.Get(key)
}

func validMethod(m string) bool {
	return m != "" && !strings.ContainsFunc(m, func(c rune) bool {
		return c <= ' ' || c >= 0x7f || strings.ContainsRune("()<>@,;:\\\"/[]?={}", c)
	})
}

func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

func NewRequestWithContext(ctx context.Context, method, address string, body io.Reader) (*Request, error) {
	if method == "" {
		method = "GET"
	}
	if !validMethod(method) {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	u.Host = strings.TrimSuffix(u.Host, ":")
	r := &Request{ctx: ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: Header{}, Host: u.Host}
	if body == nil {
		return r, nil
	}
	rc, ok := body.(io.ReadCloser)
	if !ok {
		rc = io.NopCloser(body)
	}
	r.Body = rc
	again := func(n int, open func() io.Reader) {
		r.ContentLength = int64(n)
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(open()), nil }
		if n == 0 {
			r.Body = NoBody
			r.GetBody = func() (io.ReadCloser, error) { return NoBody, nil }
		}
	}
	switch b := body.(type) {
	case *bytes.Buffer:
		data := b.Bytes()
		again(len(data), func() io.Reader { return bytes.NewReader(data) })
	case *bytes.Reader:
		snapshot := *b
		again(b.Len(), func() io.Reader { c := snapshot; return &c })
	case *strings.Reader:
		snapshot := *b
		again(b.Len(), func() io.Reader { c := snapshot; return &c })
	}
	return r, nil
}

// outgoing is how many bytes the body has; -1: not known.
func (r *Request) outgoing() int64 {
	if r.Body == nil || r.Body == NoBody {
		return 0
	}
	if r.ContentLength != 0 {
		return r.ContentLength
	}
	return -1
}

const userAgent = "Go-http-client/1.1"

// write sends a request as a client does.
func (r *Request) write(w *bufio.Writer) error {
	host := r.Host
	if host == "" {
		host = r.URL.Host
	}
	fmt.Fprintf(w, "%s %s HTTP/1.1\r\nHost: %s\r\n", r.Method, r.URL.RequestURI(), host)
	agent := userAgent
	if r.Header.has("User-Agent") {
		agent = r.Header.Get("User-Agent")
	}
	if agent != "" {
		fmt.Fprintf(w, "User-Agent: %s\r\n", agent)
	}
	n := r.outgoing()
	body := r.Body
	var probe [1]byte
	if n < 0 {
		// A body of unknown length may be empty.
		if k, err := io.ReadFull(body, probe[:]); k == 0 && err == io.EOF {
			n = 0
		} else {
			body = struct {
				io.Reader
				io.Closer
			}{io.MultiReader(bytes.NewReader(probe[:k]), r.Body), r.Body}
		}
	}
	switch {
	case n > 0, n == 0 && (r.Method == "POST" || r.Method == "PUT" || r.Method == "PATCH"):
		fmt.Fprintf(w, "Content-Length: %d\r\n", n)
	case n < 0:
		w.WriteString("Transfer-Encoding: chunked\r\n")
	}
	r.Header.WriteSubset(w, map[string]bool{"Host": true, "User-Agent": true, "Content-Length": true, "Transfer-Encoding": true, "Trailer": true})
	if r.Close && !r.Header.has("Connection") {
		w.WriteString("Connection: close\r\n")
	}
	w.WriteString("\r\n")
	if n == 0 {
		if body != nil {
			body.Close()
		}
		return w.Flush()
	}
	defer body.Close()
	if n > 0 {
		k, err := io.Copy(w, io.LimitReader(body, n))
		if err == nil && k < n {
			err = fmt.Errorf("http: ContentLength=%d with Body length %d", n, k)
		}
		if err != nil {
			return err
		}
		return w.Flush()
	}
	c := &chunkWriter{w}
	if _, err := io.Copy(c, body); err != nil {
		return err
	}
	return c.end()
}

// A chunkWriter writes each piece with its length.
type chunkWriter struct{ w *bufio.Writer }

func (c *chunkWriter) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	fmt.Fprintf(c.w, "%x\r\n", len(p))
	c.w.Write(p)
	if _, err := c.w.WriteString("\r\n"); err != nil {
		return 0, err
	}
	return len(p), c.w.Flush()
}

func (c *chunkWriter) end() error {
	c.w.WriteString("0\r\n\r\n")
	return c.w.Flush()
}

func readLine(r *bufio.Reader) (string, error) { return textproto.NewReader(r).ReadLine() }

func readHeader(r *bufio.Reader) (Header, error) {
	h, err := textproto.NewReader(r).ReadMIMEHeader()
	return Header(h), err
}

func parseVersion(s string) (major, minor int, ok bool) {
	if len(s) != 8 || s[:5] != "HTTP/" || s[6] != '.' {
		return 0, 0, false
	}
	return int(s[5] - '0'), int(s[7] - '0'), true
}

// ReadRequest reads a request as a server does.
func ReadRequest(b *bufio.Reader) (*Request, error) {
	line, err := readLine(b)
	if err != nil {
		return nil, err
	}
	r := &Request{}
	method, rest, ok := strings.Cut(line, " ")
	uri, proto, also := strings.Cut(rest, " ")
	if !ok || !also {
		return nil, fmt.Errorf("malformed HTTP request %q", line)
	}
	r.Method, r.RequestURI, r.Proto = method, uri, proto
	if !validMethod(method) {
		return nil, fmt.Errorf("invalid method %q", method)
	}
	if r.ProtoMajor, r.ProtoMinor, ok = parseVersion(proto); !ok {
		return nil, fmt.Errorf("malformed HTTP version %q", proto)
	}
	if r.URL, err = url.ParseRequestURI(uri); err != nil {
		return nil, err
	}
	if r.Header, err = readHeader(b); err != nil {
		return nil, err
	}
	r.Host = r.URL.Host
	if r.Host == "" {
		r.Host = r.Header.Get("Host")
	}
	delete(r.Header, "Host")
	r.Close = closes(r.ProtoMajor, r.ProtoMinor, r.Header)
	body, n, err := bodyOf(b, r.Header, 0)
	if err != nil {
		return nil, err
	}
	r.Body, r.ContentLength = body, n
	if n < 0 {
		r.TransferEncoding = []string{"chunked"}
	}
	return r, nil
}

func hasToken(v, token string) bool {
	for _, t := range strings.Split(v, ",") {
		if strings.EqualFold(strings.TrimSpace(t), token) {
			return true
		}
	}
	return false
}

func closes(major, minor int, h Header) bool {
	c := h.Get("Connection")
	if major < 1 || major == 1 && minor == 0 {
		return !hasToken(c, "keep-alive")
	}
	return hasToken(c, "close")
}

// bodyOf gives the body behind a header; other: what it is without a length (0 empty, -1 until the end).
func bodyOf(b *bufio.Reader, h Header, other int64) (io.ReadCloser, int64, error) {
	if hasToken(h.Get("Transfer-Encoding"), "chunked") {
		delete(h, "Transfer-Encoding")
		delete(h, "Content-Length")
		return &body{r: &chunkReader{r: b}}, -1, nil
	}
	if s := h.Get("Content-Length"); s != "" {
		n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 63)
		if err != nil {
			return nil, 0, fmt.Errorf("bad Content-Length %q", s)
		}
		if n == 0 {
			return NoBody, 0, nil
		}
		return &body{r: &exactReader{b, int64(n)}}, int64(n), nil
	}
	if other == 0 {
		return NoBody, 0, nil
	}
	return &body{r: b}, -1, nil
}

type exactReader struct {
	r *bufio.Reader
	n int64
}

func (e *exactReader) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	if int64(len(p)) > e.n {
		p = p[:e.n]
	}
	n, err := e.r.Read(p)
	e.n -= int64(n)
	if err == io.EOF && e.n > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err == nil && e.n == 0 {
		err = io.EOF
	}
	return n, err
}

type chunkReader struct {
	r    *bufio.Reader
	left int64
	over bool
}

func (c *chunkReader) Read(p []byte) (int, error) {
	if c.over {
		return 0, io.EOF
	}
	if c.left == 0 {
		line, err := readLine(c.r)
		if err == nil {
			line, _, _ = strings.Cut(line, ";")
			var n uint64
			if n, err = strconv.ParseUint(strings.TrimSpace(line), 16, 62); err != nil {
				err = errors.New("invalid byte in chunk length")
			}
			c.left = int64(n)
		}
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return 0, err
		}
		if c.left == 0 {
			c.over = true
			for {
				if line, err := readLine(c.r); err != nil || line == "" {
					return 0, io.EOF
				}
			}
		}
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if c.left == 0 && err == nil {
		_, err = readLine(c.r)
	}
	return n, err
}

// A body can be closed; atEnd hears how it ended: with io.EOF, an error, or closed early (nil).
type body struct {
	r      io.Reader
	closed bool
	ended  bool
	atEnd  func(error)
	fail   func(error) error
}

func (b *body) Read(p []byte) (int, error) {
	if b.closed {
		return 0, ErrBodyReadAfterClose
	}
	if b.ended {
		return 0, io.EOF
	}
	n, err := b.r.Read(p)
	if err != nil {
		if err != io.EOF && b.fail != nil {
			err = b.fail(err)
		}
		b.end(err)
	}
	return n, err
}

func (b *body) end(err error) {
	if !b.ended {
		b.ended = err != nil
		if b.atEnd != nil {
			f := b.atEnd
			b.atEnd = nil
			f(err)
		}
	}
}

func (b *body) Close() error {
	if !b.closed {
		b.closed = true
		b.end(nil)
	}
	return nil
}

type Response struct {
	Status           string
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
}

func (r *Response) Cookies() []*Cookie { return readSetCookies(r.Header) }

func (r *Response) Location() (*url.URL, error) {
	lv := r.Header.Get("Location")
	if lv == "" {
		return nil, ErrNoLocation
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(lv)
	}
	return url.Parse(lv)
}

// Write sends a response as it stands.
func (r *Response) Write(w io.Writer) error {
	text := r.Status
	if text == "" {
		text = strconv.Itoa(r.StatusCode) + " " + StatusText(r.StatusCode)
	}
	fmt.Fprintf(w, "HTTP/%d.%d %s\r\n", r.ProtoMajor, r.ProtoMinor, text)
	if r.ContentLength >= 0 && !r.Header.has("Content-Length") {
		fmt.Fprintf(w, "Content-Length: %d\r\n", r.ContentLength)
	}
	r.Header.Write(w)
	io.WriteString(w, "\r\n")
	if r.Body == nil {
		return nil
	}
	_, err := io.Copy(w, r.Body)
	return err
}

func noBodyStatus(code int) bool { return code < 200 || code == 204 || code == 304 }

// ReadResponse reads the answer to a request.
func ReadResponse(b *bufio.Reader, req *Request) (*Response, error) {
	line, err := readLine(b)
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	r := &Response{Request: req}
	proto, status, ok := strings.Cut(line, " ")
	if !ok {
		return nil, fmt.Errorf("malformed HTTP response %q", line)
	}
	r.Proto, r.Status = proto, strings.TrimLeft(status, " ")
	code, _, _ := strings.Cut(r.Status, " ")
	if r.StatusCode, err = strconv.Atoi(code); err != nil || len(code) != 3 {
		return nil, fmt.Errorf("malformed HTTP status code %q", code)
	}
	if r.ProtoMajor, r.ProtoMinor, ok = parseVersion(proto); !ok {
		return nil, fmt.Errorf("malformed HTTP version %q", proto)
	}
	if r.Header, err = readHeader(b); err != nil {
		return nil, err
	}
	r.Close = closes(r.ProtoMajor, r.ProtoMinor, r.Header)
	if noBodyStatus(r.StatusCode) || req != nil && req.Method == "HEAD" {
		r.Body = NoBody
		if n, err := strconv.ParseInt(r.Header.Get("Content-Length"), 10, 64); err == nil {
			r.ContentLength = n
		} else if req != nil && req.Method == "HEAD" {
			r.ContentLength = -1
		}
		return r, nil
	}
	chunked := r.Header.Get("Transfer-Encoding") != ""
	if r.Body, r.ContentLength, err = bodyOf(b, r.Header, -1); err != nil {
		return nil, err
	}
	if chunked {
		r.TransferEncoding = []string{"chunked"}
	} else if r.ContentLength < 0 {
		r.Close = true
	}
	return r, nil
}

// ---- what a body seems to be --------------------------------------------------------------

var sniffed = []struct{ prefix, kind string }{
	{"%PDF-", "application/pdf"}, {"%!PS-Adobe-", "application/postscript"},
	{"\xef\xbb\xbf", "text/plain; charset=utf-8"}, {"\xfe\xff", "text/plain; charset=utf-16be"},
	{"\xff\xfe", "text/plain; charset=utf-16le"}, {"\x89PNG\r\n\x1a\n", "image/png"},
	{"GIF87a", "image/gif"}, {"GIF89a", "image/gif"}, {"\xff\xd8\xff", "image/jpeg"}, {"BM", "image/bmp"},
	{"PK\x03\x04", "application/zip"}, {"\x1f\x8b\x08", "application/x-gzip"}, {"\x00asm", "application/wasm"},
}

var htmlTags = strings.Fields("<!doctype_html <html <head <script <iframe <h1 <div <font <table <a <style <title <b <body <br <p <!--")

// DetectContentType guesses the kind of data.
func DetectContentType(data []byte) string {
	data = data[:min(len(data), 512)]
	text := strings.TrimLeft(string(data), "\t\n\f\r ")
	for _, tag := range htmlTags {
		tag = strings.Replace(tag, "_", " ", 1)
		if len(text) > len(tag) && strings.EqualFold(text[:len(tag)], tag) && (text[len(tag)] == ' ' || text[len(tag)] == '>') {
			return "text/html; charset=utf-8"
		}
	}
	if strings.HasPrefix(text, "<?xml") {
		return "text/xml; charset=utf-8"
	}
	for _, s := range sniffed {
		if strings.HasPrefix(string(data), s.prefix) {
			return s.kind
		}
	}
	for _, c := range []byte(text) {
		if c <= 8 || c == 11 || 14 <= c && c <= 26 || 28 <= c && c <= 31 {
			return "application/octet-stream"
		}
	}
	return "text/plain; charset=utf-8"
}
