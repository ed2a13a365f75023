package main

import (
	"fmt"
	"os"
	"strings"
)

func trace(s string) func() {
	fmt.Println("enter", s)
	return func() { fmt.Println("leave", s) }
}

type Stack []func()

func compose(fs ...func(string) string) func(string) string {
	return func(s string) string {
		for i := len(fs) - 1; i >= 0; i-- {
			s = fs[i](s)
		}
		return s
	}
}
func memo(f func(int) int) func(int) int {
	c := map[int]int{}
	return func(n int) int {
		if v, ok := c[n]; ok {
			return v
		}
		v := f(n)
		c[n] = v
		return v
	}
}

type Option func(*Server)
type Server struct {
	host string
	port int
	mw   []Middleware
}
type Handler func(string) string
type Middleware func(Handler) Handler

func WithPort(p int) Option { return func(s *Server) { s.port = p } }
func WithMw(m ...Middleware) Option {
	return func(s *Server) { s.mw = append(s.mw, m...) }
}
func NewServer(host string, opts ...Option) *Server {
	s := &Server{host: host, port: 80}
	for _, o := range opts {
		o(s)
	}
	return s
}
func (s *Server) Serve(h Handler, req string) string {
	for i := len(s.mw) - 1; i >= 0; i-- {
		h = s.mw[i](h)
	}
	return h(req)
}
func logging(next Handler) Handler {
	return func(r string) string {
		fmt.Println("-> ", r)
		defer fmt.Println("<- ", r)
		return next(r)
	}
}
func auth(user string) Middleware {
	return func(next Handler) Handler {
		return func(r string) string {
			if !strings.HasPrefix(r, user) {
				return "403"
			}
			return next(r)
		}
	}
}
func read(path string) (n int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, fmt.Errorf("read: %w", err)
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	return 1, nil
}
func main() {
	defer trace("main")()
	fmt.Println(compose(strings.ToUpper, strings.TrimSpace, func(s string) string { return s + "!" })("  hi "))
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80))
	s := NewServer("h", WithPort(8080), WithMw(logging, auth("ann")))
	fmt.Println(s.host, s.port, len(s.mw))
	fmt.Println(s.Serve(func(r string) string { return "200 " + r }, "ann/x"))
	fmt.Println(s.Serve(func(r string) string { return "200 " + r }, "bob/x"))
	_, err := read("/nope/file")
	fmt.Println(err)
	for i := range 3 {
		defer fmt.Print(i, " ")
	}
	x := 1
	defer fmt.Println("x at defer:", x)
	defer func() { fmt.Println("x at run:", x) }()
	x = 2
}
