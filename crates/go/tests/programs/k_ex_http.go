package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
	"context"
)

func hello(w http.ResponseWriter, req *http.Request) { fmt.Fprintf(w, "hello\n") }
func headers(w http.ResponseWriter, req *http.Request) {
	for _, k := range []string{"X-A", "User-Agent"} {
		fmt.Fprintf(w, "%v: %v\n", k, req.Header.Get(k))
	}
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/hello", hello)
	mux.HandleFunc("/headers", headers)
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(map[string]string{"id": r.PathValue("id"), "q": r.URL.Query().Get("q")})
	})
	mux.HandleFunc("POST /echo", func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusCreated)
		w.Write(b)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(time.Second):
			fmt.Fprintln(w, "late")
		case <-r.Context().Done():
		}
	})
	logged := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("req", r.Method, r.URL.Path)
		mux.ServeHTTP(w, r)
	})
	srv := httptest.NewServer(logged)
	defer srv.Close()
	resp, err := http.Get(srv.URL + "/hello")
	if err != nil {
		panic(err)
	}
	fmt.Println("Response status:", resp.Status, resp.StatusCode, resp.Header.Get("Content-Type"), resp.ContentLength)
	sc := bufio.NewScanner(resp.Body)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	resp.Body.Close()
	get := func(p string) {
		resp, err := http.Get(srv.URL + p)
		if err != nil {
			fmt.Println("err", err)
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		fmt.Printf("%s %q\n", resp.Status, b)
	}
	get("/items/42?q=go+lang")
	get("/nope")
	get("/echo")
	resp, _ = http.Post(srv.URL+"/echo", "text/plain", strings.NewReader("payload"))
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(resp.StatusCode, string(b))
	req, _ := http.NewRequest("GET", srv.URL+"/headers", nil)
	req.Header.Set("X-A", "1")
	req.Header.Set("User-Agent", "me")
	resp, _ = http.DefaultClient.Do(req)
	b, _ = io.ReadAll(resp.Body)
	fmt.Print(string(b))
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	req, _ = http.NewRequestWithContext(ctx, "GET", srv.URL+"/slow", nil)
	_, err = http.DefaultClient.Do(req)
	fmt.Println(err != nil, strings.HasSuffix(err.Error(), "context deadline exceeded"))
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest("GET", "/items/x", nil))
	fmt.Println(rec.Code, rec.Body.String(), rec.Header())
	_, err = http.Get("http://127.0.0.1:1/")
	fmt.Println(err)
	fmt.Println(http.StatusText(418), http.MethodPut)
}
