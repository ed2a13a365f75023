package main

import (
	"encoding/json"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

type Todo struct {
	ID        int       `json:"id"`
	Title     string    `json:"title"`
	Completed bool      `json:"completed"`
	Created   time.Time `json:"created"`
}

type store struct {
	mu    sync.RWMutex
	todos map[int]Todo
	next  int
}

func (s *store) add(t Todo) Todo {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	t.ID = s.next
	s.todos[t.ID] = t
	return t
}

func logging(next http.Handler, out *[]string, mu *sync.Mutex) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		mu.Lock()
		*out = append(*out, r.Method+" "+r.URL.Path+" "+r.Pattern)
		mu.Unlock()
	})
}

func main() {
	s := &store{todos: map[int]Todo{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /todos", func(w http.ResponseWriter, r *http.Request) {
		var t Todo
		dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 200))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&t); err != nil {
			http.Error(w, err.Error(), 400)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(201)
		json.NewEncoder(w).Encode(s.add(t))
	})
	mux.HandleFunc("GET /todos/{id}", func(w http.ResponseWriter, r *http.Request) {
		var id int
		if _, err := fmt.Sscan(r.PathValue("id"), &id); err != nil {
			http.Error(w, "bad id", 400)
			return
		}
		s.mu.RLock()
		t, ok := s.todos[id]
		s.mu.RUnlock()
		if !ok {
			http.NotFound(w, r)
			return
		}
		json.NewEncoder(w).Encode(t)
	})
	mux.HandleFunc("/panic", func(w http.ResponseWriter, r *http.Request) { panic("oops") })
	var lines []string
	var mu sync.Mutex
	srv := httptest.NewUnstartedServer(logging(mux, &lines, &mu))
	srv.Config.ErrorLog = log.New(&strings.Builder{}, "", 0)
	srv.Start()
	defer srv.Close()
	client := srv.Client()
	client.Timeout = time.Second
	do := func(method, path, body string) {
		req, _ := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		resp, err := client.Do(req)
		if err != nil {
			fmt.Println(method, path, strings.ReplaceAll(err.Error(), srv.URL, ""))
			return
		}
		defer resp.Body.Close()
		var v any
		err = json.NewDecoder(resp.Body).Decode(&v)
		fmt.Println(method, path, resp.StatusCode, resp.Header.Get("Allow"), v, err != nil)
	}
	do("POST", "/todos", `{"title":"a"}`)
	do("POST", "/todos", `{"title":"b","completed":true}`)
	do("POST", "/todos", `{"bad":1}`)
	do("POST", "/todos", `{"title":"`+strings.Repeat("x", 300)+`"}`)
	do("GET", "/todos/2", "")
	do("GET", "/todos/9", "")
	do("GET", "/todos/x", "")
	do("PUT", "/todos/1", "")
	do("DELETE", "/none", "")
	do("GET", "/panic", "")
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			time.Sleep(time.Duration(rand.Intn(5)) * time.Millisecond)
			resp, err := client.Post(srv.URL+"/todos", "application/json", strings.NewReader(fmt.Sprintf(`{"title":"t%d"}`, i)))
			if err != nil {
				fmt.Println(err)
				return
			}
			resp.Body.Close()
		})
	}
	wg.Wait()
	s.mu.RLock()
	fmt.Println(len(s.todos))
	s.mu.RUnlock()
	mu.Lock()
	fmt.Println(len(lines), lines[:3])
	mu.Unlock()
}
