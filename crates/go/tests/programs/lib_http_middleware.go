package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Middleware func(http.Handler) http.Handler

func Chain(h http.Handler, ms ...Middleware) http.Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}
func Auth(token string) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bearer "+token {
				w.Header().Set("WWW-Authenticate", `Bearer realm="x"`)
				http.Error(w, http.StatusText(401), 401)
				return
			}
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), "user", "ann")))
		})
	}
}
func Recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if e := recover(); e != nil {
				http.Error(w, fmt.Sprint("panic: ", e), 500)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func main() {
	var hits atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("/hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello %s (%v)", r.PathValue("name"), r.Context().Value("user"))
	})
	mux.HandleFunc("/boom", func(http.ResponseWriter, *http.Request) { panic("oh no") })
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(http.MaxBytesReader(w, r.Body, 10))
		w.Header().Add("X-A", "1")
		w.Header().Add("X-A", "2")
		fmt.Fprintf(w, "%s %q %s %d", r.Method, b, r.Header.Get("Content-Type"), r.ContentLength)
	})
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) {
		f := w.(http.Flusher)
		for i := range 3 {
			fmt.Fprintf(w, "data: %d\n\n", i)
			f.Flush()
			time.Sleep(time.Millisecond)
		}
	})
	mux.HandleFunc("GET /q", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		json.NewEncoder(w).Encode(map[string]any{"a": q["a"], "b": q.Get("b"), "raw": r.URL.RawQuery})
	})
	mux.HandleFunc("/flaky", func(w http.ResponseWriter, r *http.Request) {
		if hits.Add(1) < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "abc", HttpOnly: true, Path: "/", MaxAge: 60})
		io.WriteString(w, "ok")
	})
	srv := httptest.NewServer(Chain(mux, Recover, Auth("t0k")))
	defer srv.Close()
	client := srv.Client()
	client.Timeout = time.Second
	get := func(path string, auth bool) {
		req, _ := http.NewRequest(http.MethodGet, srv.URL+path, nil)
		if auth {
			req.Header.Set("Authorization", "Bearer t0k")
		}
		resp, err := client.Do(req)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		fmt.Println(path, resp.StatusCode, strings.TrimSpace(string(b)), resp.Header.Get("Www-Authenticate"), resp.Proto)
	}
	get("/hello/bob", false)
	get("/hello/bob", true)
	get("/boom", true)
	get("/q?a=1&a=2&b=x%20y", true)
	get("/none", true)
	for range 3 {
		get("/flaky", true)
	}
	req, _ := http.NewRequest("PUT", srv.URL+"/echo", bytes.NewBufferString("0123456789abc"))
	req.Header.Set("Authorization", "Bearer t0k")
	req.Header.Set("Content-Type", "text/x")
	resp, err := client.Do(req)
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(string(b), err, resp.Header["X-A"])
	req, _ = http.NewRequest("GET", srv.URL+"/stream", nil)
	req.Header.Set("Authorization", "Bearer t0k")
	resp, _ = client.Do(req)
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		if l := sc.Text(); l != "" {
			fmt.Println(l)
		}
	}
	u, err := url.Parse("https://user:pa%20ss@host.com:8080/a%20b/c?x=1&y=2#frag")
	fmt.Println(u.Scheme, u.User.Username(), u.Host, u.Port(), u.Path, u.Fragment, u.Query()["x"], err)
	q := url.Values{"b": {"2"}, "a": {"1", "x y"}}
	fmt.Println(q.Encode(), url.PathEscape("a/b c"), url.QueryEscape("a/b c"))
	ref, _ := u.Parse("../d?z=3")
	fmt.Println(ref)
	_, err = url.Parse("http://[::1")
	fmt.Println(err)
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("user:pass")), base64.RawURLEncoding.EncodeToString([]byte{0xfb, 0xff}))
	ln, _ := net.Listen("tcp", "127.0.0.1:0")
	var wg sync.WaitGroup
	wg.Go(func() {
		conn, _ := ln.Accept()
		defer conn.Close()
		r := bufio.NewReader(conn)
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			fmt.Fprint(conn, strings.ToUpper(line))
		}
	})
	conn, _ := net.Dial("tcp", ln.Addr().String())
	fmt.Fprintln(conn, "hello tcp")
	line, _ := bufio.NewReader(conn).ReadString('\n')
	fmt.Print(line)
	conn.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = conn.Read(make([]byte, 1))
	ne, ok := err.(net.Error)
	fmt.Println(ok && ne.Timeout(), os.IsTimeout(err))
	conn.Close()
	wg.Wait()
	s := &http.Server{Handler: mux}
	go func() { time.Sleep(5 * time.Millisecond); s.Shutdown(context.Background()) }()
	fmt.Println(s.Serve(ln))
}
