package main

import (
	"errors"
	"fmt"
	"iter"
	"sync"
)

type Tree[T any] struct {
	Left, Right *Tree[T]
	Value       T
}

func (t *Tree[T]) Insert(v T, less func(a, b T) bool) *Tree[T] {
	if t == nil {
		return &Tree[T]{Value: v}
	}
	if less(v, t.Value) {
		t.Left = t.Left.Insert(v, less)
	} else {
		t.Right = t.Right.Insert(v, less)
	}
	return t
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}

func (t *Tree[T]) push(yield func(T) bool) bool {
	if t == nil {
		return true
	}
	return t.Left.push(yield) && yield(t.Value) && t.Right.push(yield)
}

func Walk(t *Tree[int], ch chan<- int, quit <-chan struct{}) {
	defer close(ch)
	var walk func(t *Tree[int]) bool
	walk = func(t *Tree[int]) bool {
		if t == nil {
			return true
		}
		if !walk(t.Left) {
			return false
		}
		select {
		case ch <- t.Value:
		case <-quit:
			return false
		}
		return walk(t.Right)
	}
	walk(t)
}

func Same(a, b *Tree[int]) bool {
	ca, cb := make(chan int), make(chan int)
	quit := make(chan struct{})
	defer close(quit)
	go Walk(a, ca, quit)
	go Walk(b, cb, quit)
	for {
		x, okx := <-ca
		y, oky := <-cb
		if okx != oky || x != y {
			return false
		}
		if !okx {
			return true
		}
	}
}

type Fetcher interface {
	Fetch(url string) (string, []string, error)
}
type fakeResult struct {
	body string
	urls []string
}
type fakeFetcher map[string]*fakeResult

var errNotFound = errors.New("not found")

func (f fakeFetcher) Fetch(url string) (string, []string, error) {
	if res, ok := f[url]; ok {
		return res.body, res.urls, nil
	}
	return "", nil, fmt.Errorf("%w: %s", errNotFound, url)
}

type seen struct {
	mu sync.Mutex
	m  map[string]bool
}

func (s *seen) visit(u string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m[u] {
		return false
	}
	s.m[u] = true
	return true
}

func Crawl(url string, depth int, f Fetcher, s *seen) {
	if depth <= 0 || !s.visit(url) {
		return
	}
	body, urls, err := f.Fetch(url)
	if err != nil {
		fmt.Println(err, errors.Is(err, errNotFound))
		return
	}
	fmt.Printf("found: %s %q\n", url, body)
	done := make(chan bool)
	for _, u := range urls {
		go func() {
			Crawl(u, depth-1, f, s)
			done <- true
		}()
	}
	for range urls {
		<-done
	}
}

func main() {
	less := func(a, b int) bool { return a < b }
	var t1, t2 *Tree[int]
	for _, v := range []int{7, 3, 9, 1, 5} {
		t1 = t1.Insert(v, less)
	}
	for _, v := range []int{5, 1, 9, 7, 3} {
		t2 = t2.Insert(v, less)
	}
	for v := range t1.All() {
		if v > 7 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	next, stop := iter.Pull(t2.All())
	a, ok := next()
	fmt.Println(a, ok)
	stop()
	a, ok = next()
	fmt.Println(a, ok)
	fmt.Println(Same(t1, t2))
	t2 = t2.Insert(10, less)
	fmt.Println(Same(t1, t2))
	f := fakeFetcher{
		"https://golang.org/":         {"The Go Programming Language", []string{"https://golang.org/pkg/", "https://golang.org/cmd/"}},
		"https://golang.org/pkg/":     {"Packages", []string{"https://golang.org/", "https://golang.org/cmd/", "https://golang.org/pkg/fmt/", "https://golang.org/pkg/os/"}},
		"https://golang.org/pkg/fmt/": {"Package fmt", []string{"https://golang.org/", "https://golang.org/pkg/"}},
	}
	Crawl("https://golang.org/", 4, f, &seen{m: map[string]bool{}})
}
