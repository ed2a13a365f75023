package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
	"sync"
	"fmt"
)

type Clock interface{ Now() time.Time }

func handler(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		http.Error(w, "bad method", 405)
		return
	}
	fmt.Fprintf(w, "hello %s", r.URL.Query().Get("name"))
}

func TestHandler(t *testing.T) {
	for _, tc := range []struct{ method, url, body string; code int }{
		{"GET", "/?name=x", "hello x", 200},
		{"POST", "/", "bad method\n", 405},
	} {
		rec := httptest.NewRecorder()
		handler(rec, httptest.NewRequest(tc.method, tc.url, nil))
		if rec.Code != tc.code || rec.Body.String() != tc.body {
			t.Errorf("%s %s: %d %q", tc.method, tc.url, rec.Code, rec.Body)
		}
	}
}

type Debouncer struct {
	mu sync.Mutex
	d  time.Duration
	t  *time.Timer
}

func (d *Debouncer) Do(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.t != nil {
		d.t.Stop()
	}
	d.t = time.AfterFunc(d.d, f)
}

func TestDebounce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		d := &Debouncer{d: 100 * time.Millisecond}
		for range 5 {
			d.Do(func() { n++ })
			time.Sleep(50 * time.Millisecond)
		}
		synctest.Wait()
		if n != 0 {
			t.Errorf("early: %d", n)
		}
		time.Sleep(51 * time.Millisecond)
		synctest.Wait()
		if n != 1 {
			t.Errorf("n = %d", n)
		}
	})
}

type RateLimiter struct {
	tokens chan struct{}
}

func NewRL(every time.Duration, burst int, stop <-chan struct{}) *RateLimiter {
	r := &RateLimiter{make(chan struct{}, burst)}
	for range burst {
		r.tokens <- struct{}{}
	}
	go func() {
		tk := time.NewTicker(every)
		defer tk.Stop()
		for {
			select {
			case <-tk.C:
				select {
				case r.tokens <- struct{}{}:
				default:
				}
			case <-stop:
				return
			}
		}
	}()
	return r
}

func TestRateLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stop := make(chan struct{})
		defer close(stop)
		r := NewRL(time.Second, 3, stop)
		start := time.Now()
		for i := range 6 {
			<-r.tokens
			t.Log(i, time.Since(start))
		}
	})
}

func TestWorkerPool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		jobs := make(chan int)
		var mu sync.Mutex
		finished := map[int]time.Duration{}
		start := time.Now()
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				for j := range jobs {
					time.Sleep(time.Duration(j) * time.Minute)
					mu.Lock()
					finished[j] = time.Since(start)
					mu.Unlock()
				}
			})
		}
		for _, j := range []int{5, 1, 2, 7} {
			jobs <- j
		}
		close(jobs)
		wg.Wait()
		t.Log(finished)
		if got := time.Since(start); got != 10*time.Minute {
			t.Errorf("took %v", got)
		}
	})
}
