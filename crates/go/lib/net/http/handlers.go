package http

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
	"time"
)

func Error(w ResponseWriter, error string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, error)
}

func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }
func NotFoundHandler() Handler              { return HandlerFunc(NotFound) }

var htmlReplacer = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func Redirect(w ResponseWriter, r *Request, url string, code int) {
	if !strings.Contains(url, "://") && (url == "" || url[0] != '/') {
		dir, _ := path.Split(r.URL.Path)
		url = cleanPath(dir + url)
	}
	h := w.Header()
	_, had := h["Content-Type"]
	h.Set("Location", url)
	if !had && (r.Method == "GET" || r.Method == "HEAD") {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if !had && r.Method == "GET" {
		fmt.Fprintln(w, "<a href=\""+htmlReplacer.Replace(url)+"\">"+StatusText(code)+"</a>.\n")
	}
}

func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

func StripPrefix(prefix string, h Handler) Handler {
	if prefix == "" {
		return h
	}
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		p, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok {
			NotFound(w, r)
			return
		}
		c := r.Clone(r.Context())
		c.URL.Path = p
		c.URL.RawPath = strings.TrimPrefix(r.URL.RawPath, prefix)
		h.ServeHTTP(w, c)
	})
}

type maxBytes struct {
	w    ResponseWriter
	r    io.ReadCloser
	n    int64
	left int64
	err  error
}

type MaxBytesError struct{ Limit int64 }

func (e *MaxBytesError) Error() string { return "http: request body too large" }

func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser {
	return &maxBytes{w: w, r: r, n: n, left: n}
}

func (l *maxBytes) Read(p []byte) (int, error) {
	if l.err != nil || len(p) == 0 {
		return 0, l.err
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) <= l.left {
		l.left -= int64(n)
		l.err = err
		return n, err
	}
	n = int(l.left)
	l.left = 0
	if w, ok := l.w.(*response); ok {
		w.closing = true
	}
	l.err = &MaxBytesError{l.n}
	return n, l.err
}

func (l *maxBytes) Close() error { return l.r.Close() }

func MaxBytesHandler(h Handler, n int64) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		c := *r
		c.Body = MaxBytesReader(w, r.Body, n)
		h.ServeHTTP(w, &c)
	})
}

// TimeoutHandler answers with 503 where a handler takes too long.
func TimeoutHandler(h Handler, dt time.Duration, msg string) Handler {
	return &timeoutHandler{h, msg, dt}
}

type timeoutHandler struct {
	handler Handler
	text    string
	dt      time.Duration
}

type timeoutWriter struct {
	h    Header
	buf  bytes.Buffer
	mu   sync.Mutex
	late error
	code int
}

func (w *timeoutWriter) Header() Header { return w.h }

func (w *timeoutWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.late != nil {
		return 0, w.late
	}
	if w.code == 0 {
		w.code = StatusOK
	}
	return w.buf.Write(p)
}

func (w *timeoutWriter) WriteHeader(code int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.late == nil && w.code == 0 {
		w.code = code
	}
}

func (h *timeoutHandler) ServeHTTP(w ResponseWriter, r *Request) {
	ctx, cancel := context.WithTimeout(r.Context(), h.dt)
	defer cancel()
	r = r.WithContext(ctx)
	done := make(chan struct{})
	tw := &timeoutWriter{h: Header{}}
	panics := make(chan any, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				panics <- p
			}
		}()
		h.handler.ServeHTTP(tw, r)
		close(done)
	}()
	select {
	case p := <-panics:
		panic(p)
	case <-done:
		tw.mu.Lock()
		defer tw.mu.Unlock()
		for k, v := range tw.h {
			w.Header()[k] = v
		}
		if tw.code == 0 {
			tw.code = StatusOK
		}
		w.WriteHeader(tw.code)
		w.Write(tw.buf.Bytes())
	case <-ctx.Done():
		tw.mu.Lock()
		defer tw.mu.Unlock()
		tw.late = ctx.Err()
		if tw.late == context.DeadlineExceeded {
			w.WriteHeader(StatusServiceUnavailable)
			text := h.text
			if text == "" {
				text = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
			}
			io.WriteString(w, text)
			tw.late = ErrHandlerTimeout
		} else {
			w.WriteHeader(StatusServiceUnavailable)
		}
	}
}

// A ResponseController sets a response's deadlines and flushes it.
type ResponseController struct{ rw ResponseWriter }

func NewResponseController(rw ResponseWriter) *ResponseController { return &ResponseController{rw} }

func (c *ResponseController) find(try func(ResponseWriter) bool) error {
	for rw := c.rw; ; {
		if try(rw) {
			return nil
		}
		u, ok := rw.(interface{ Unwrap() ResponseWriter })
		if !ok {
			return fmt.Errorf("%w", ErrNotSupported)
		}
		rw = u.Unwrap()
	}
}

func (c *ResponseController) Flush() error {
	return c.find(func(rw ResponseWriter) bool {
		f, ok := rw.(Flusher)
		if ok {
			f.Flush()
		}
		return ok
	})
}

func (c *ResponseController) SetReadDeadline(deadline time.Time) error {
	return c.find(func(rw ResponseWriter) bool {
		w, ok := rw.(*response)
		if ok {
			w.c.rw.SetReadDeadline(deadline)
		}
		return ok
	})
}

func (c *ResponseController) SetWriteDeadline(deadline time.Time) error {
	return c.find(func(rw ResponseWriter) bool {
		w, ok := rw.(*response)
		if ok {
			w.c.rw.SetWriteDeadline(deadline)
		}
		return ok
	})
}
