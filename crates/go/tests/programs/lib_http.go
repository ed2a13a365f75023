package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

func main() {
	gone := make(chan error, 5)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "Hello, %s!", r.PathValue("name"))
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(300 * time.Millisecond):
			fmt.Fprintln(w, "done")
		case <-r.Context().Done():
			gone <- r.Context().Err()
		}
	})
	mux.HandleFunc("POST /echo", func(w http.ResponseWriter, r *http.Request) {
		var v map[string]any
		if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusCreated)
		json.NewEncoder(w).Encode(v)
	})
	mux.HandleFunc("/big", func(w http.ResponseWriter, r *http.Request) {
		for i := range 1000 {
			fmt.Fprintf(w, "line %d\n", i)
		}
	})
	mux.HandleFunc("/redir", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/hello/redirected", 302) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", 302) })
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		fmt.Fprint(w, r.Form.Encode(), r.FormValue("a"))
	})
	mux.HandleFunc("/cookie", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "42", Path: "/", HttpOnly: true, MaxAge: 60})
		c, err := r.Cookie("in")
		fmt.Fprint(w, c, err)
	})
	mux.Handle("/dir/", http.StripPrefix("/dir", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL.Path) })))
	srv := httptest.NewServer(mux)
	get := func(path string) {
		resp, err := http.Get(srv.URL + path)
		if err != nil {
			fmt.Println("error", strings.ReplaceAll(err.Error(), srv.URL, "URL"))
			return
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		s := string(b)
		if len(s) > 80 {
			s = fmt.Sprint(len(s), " bytes")
		}
		fmt.Println(path, resp.Status, resp.Header.Get("Content-Type"), resp.ContentLength, resp.TransferEncoding, fmt.Sprintf("%q", s), err)
	}
	get("/hello/Ann")
	get("/hello/")
	get("/nothing")
	get("/big")
	get("/redir")
	get("/loop")
	get("/form?a=1&b=2&a=3")
	get("/cookie")
	get("/dir/x/y")
	get("/dir")
	get("/echo")
	resp, err := http.Post(srv.URL+"/echo", "application/json", strings.NewReader(`{"b":[1,2],"a":"x"}`))
	if err == nil {
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		fmt.Println(resp.StatusCode, string(b))
	}
	resp, err = http.Post(srv.URL+"/echo", "application/json", strings.NewReader(`{bad`))
	if err == nil {
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		fmt.Println(resp.StatusCode, string(b))
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	req, _ := http.NewRequestWithContext(ctx, "GET", srv.URL+"/slow", nil)
	_, err = http.DefaultClient.Do(req)
	fmt.Println(errors.Is(err, context.DeadlineExceeded), strings.ReplaceAll(err.Error(), srv.URL, "URL"))
	cancel()
	fmt.Println("server:", <-gone)
	c := &http.Client{Timeout: 50 * time.Millisecond}
	_, err = c.Get(srv.URL + "/slow")
	fmt.Println(strings.ReplaceAll(err.Error(), srv.URL, "URL"))
	var ne net.Error
	fmt.Println(errors.As(err, &ne) && ne.Timeout())
	fmt.Println("server:", <-gone)
	var wg sync.WaitGroup
	start := time.Now()
	for range 10 {
		wg.Go(func() {
			resp, err := http.Get(srv.URL + "/slow")
			if err != nil {
				fmt.Println(err)
				return
			}
			io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		})
	}
	wg.Wait()
	fmt.Println(time.Since(start) < 500*time.Millisecond)
	srv.Close()
	_, err = http.Get(srv.URL)
	fmt.Println(strings.Contains(err.Error(), "connection refused"))
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest("GET", "/hello/rec", nil))
	fmt.Println(rec.Code, rec.Body.String(), rec.Header())

	server := &http.Server{Addr: "127.0.0.1:18089", Handler: mux}
	done := make(chan error)
	go func() { done <- server.ListenAndServe() }()
	time.Sleep(20 * time.Millisecond)
	go func() {
		resp, err := http.Get("http://127.0.0.1:18089/slow")
		if err != nil {
			fmt.Println(err)
			return
		}
		b, _ := io.ReadAll(resp.Body)
		fmt.Printf("got %q\n", b)
		resp.Body.Close()
	}()
	time.Sleep(50 * time.Millisecond)
	fmt.Println("shutdown:", server.Shutdown(context.Background()))
	fmt.Println(<-done)
	_, err = http.Get("ftp://x/")
	fmt.Println(err)
	_, err = http.Get("http://[::1")
	fmt.Println(err)
	_, err = http.Get("/rel")
	fmt.Println(err)
}
