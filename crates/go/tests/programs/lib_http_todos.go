package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

type Todo struct {
	ID   int    `json:"id"`
	Text string `json:"text"`
	Done bool   `json:"done"`
}
type Store struct {
	mu   sync.RWMutex
	next int
	m    map[int]Todo
}

func (s *Store) list(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out := []Todo{}
	for i := 1; i <= s.next; i++ {
		if t, ok := s.m[i]; ok {
			out = append(out, t)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(out)
}
func (s *Store) create(w http.ResponseWriter, r *http.Request) {
	var t Todo
	if err := json.NewDecoder(r.Body).Decode(&t); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	s.next++
	t.ID = s.next
	s.m[t.ID] = t
	s.mu.Unlock()
	w.Header().Set("Location", "/todos/"+strconv.Itoa(t.ID))
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, "created %d", t.ID)
}
func (s *Store) get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "bad id", 400)
		return
	}
	s.mu.RLock()
	t, ok := s.m[id]
	s.mu.RUnlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	json.NewEncoder(w).Encode(t)
}

func logging(next http.Handler, log *[]string, mu *sync.Mutex) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		mu.Lock()
		*log = append(*log, r.Method+" "+r.URL.String())
		mu.Unlock()
	})
}

func main() {
	s := &Store{m: map[int]Todo{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /todos", s.list)
	mux.HandleFunc("POST /todos", s.create)
	mux.HandleFunc("GET /todos/{id}", s.get)
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(time.Second):
			io.WriteString(w, "late")
		case <-r.Context().Done():
		}
	})
	mux.Handle("/old", http.RedirectHandler("/todos", http.StatusMovedPermanently))
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		fmt.Fprint(w, r.Form.Get("q"), " ", r.PostForm["x"], " ", r.Header.Get("X-Test"), " ", r.FormValue("q"))
		c, err := r.Cookie("sid")
		fmt.Fprint(w, " ", c, " ", err)
	})
	var log []string
	var mu sync.Mutex
	srv := httptest.NewServer(logging(mux, &log, &mu))
	defer srv.Close()
	do := func(method, path, body string) {
		req, _ := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			fmt.Println(err)
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		fmt.Printf("%s %s -> %s %q %s allow=%q\n", method, path, resp.Status, bytes.TrimSpace(b), resp.Header.Get("Content-Type"), resp.Header.Get("Allow"))
	}
	do("GET", "/todos", "")
	do("POST", "/todos", `{"text":"learn go"}`)
	do("POST", "/todos", `{"text":`)
	do("GET", "/todos/1", "")
	do("GET", "/todos/9", "")
	do("GET", "/todos/x", "")
	do("DELETE", "/todos/1", "")
	do("GET", "/nowhere", "")
	do("GET", "/old", "")
	do("HEAD", "/todos", "")
	resp, err := http.PostForm(srv.URL+"/form?q=1+2", url.Values{"x": {"a", "b"}})
	b, _ := io.ReadAll(resp.Body)
	fmt.Println(string(b), err)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", srv.URL+"/slow", nil)
	_, err = http.DefaultClient.Do(req)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	c := &http.Client{Timeout: 20 * time.Millisecond}
	_, err = c.Get(srv.URL + "/slow")
	var ue *url.Error
	fmt.Println(errors.As(err, &ue) && ue.Timeout())
	rec := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/todos/1", nil)
	mux.ServeHTTP(rec, r)
	fmt.Println(rec.Code, rec.Body.String())
	mu.Lock()
	fmt.Println(len(log), log[0], log[1])
	mu.Unlock()
	_, err = http.Get("http://127.0.0.1:1/")
	fmt.Println(err)
}
