package main

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start, start.UTC(), start.Unix())
		time.Sleep(10 * time.Hour)
		if d := time.Since(start); d != 10*time.Hour {
			t.Errorf("slept %v", d)
		}
		fmt.Println(time.Now().UTC())
		go func() {
			time.Sleep(time.Second)
			t.Log("in goroutine", time.Since(start))
		}()
		time.Sleep(2 * time.Second)
		synctest.Wait()
		t.Log("main", time.Since(start))
	})
}

func TestWithTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const timeout = 5 * time.Second
		ctx, cancel := context.WithTimeout(t.Context(), timeout)
		defer cancel()
		time.Sleep(timeout - time.Nanosecond)
		synctest.Wait()
		if err := ctx.Err(); err != nil {
			t.Fatalf("before timeout: ctx.Err() = %v, want nil\n", err)
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if err := ctx.Err(); err != context.DeadlineExceeded {
			t.Fatalf("after timeout: ctx.Err() = %v, want DeadlineExceeded\n", err)
		}
	})
}

func TestAfterFunc(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		afterFuncCalled := false
		context.AfterFunc(ctx, func() { afterFuncCalled = true })
		synctest.Wait()
		if afterFuncCalled {
			t.Fatalf("before context is canceled: AfterFunc called")
		}
		cancel()
		synctest.Wait()
		if !afterFuncCalled {
			t.Fatalf("after context is canceled: AfterFunc not called")
		}
	})
}

type cache struct {
	mu    sync.Mutex
	items map[string]time.Time
	ttl   time.Duration
}

func newCache(ctx context.Context, ttl time.Duration) *cache {
	c := &cache{items: map[string]time.Time{}, ttl: ttl}
	go func() {
		tick := time.NewTicker(ttl / 2)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case now := <-tick.C:
				c.mu.Lock()
				for k, at := range c.items {
					if now.Sub(at) >= ttl {
						delete(c.items, k)
					}
				}
				c.mu.Unlock()
			}
		}
	}()
	return c
}

func (c *cache) set(k string) { c.mu.Lock(); defer c.mu.Unlock(); c.items[k] = time.Now() }
func (c *cache) len() int      { c.mu.Lock(); defer c.mu.Unlock(); return len(c.items) }

func TestCache(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCache(t.Context(), time.Minute)
		c.set("a")
		time.Sleep(40 * time.Second)
		synctest.Wait()
		c.set("b")
		t.Log(c.len())
		time.Sleep(25 * time.Second)
		synctest.Wait()
		t.Log(c.len())
		synctest.Sleep(time.Hour)
		t.Log(c.len(), time.Now().UTC())
	})
}

func TestFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ch := make(chan int)
		go func() { defer close(ch); ch <- 1 }()
		t.Cleanup(func() { t.Log("cleanup at", time.Now().Unix()) })
		if v := <-ch; v != 2 {
			t.Errorf("got %d", v)
		}
		time.Sleep(time.Second)
		t.Fatal("stop")
	})
	t.Log("not reached")
}

func TestSubs(t *testing.T) {
	for _, d := range []time.Duration{time.Second, time.Hour} {
		t.Run(d.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				timer := time.NewTimer(d)
				stop := time.AfterFunc(d/2, func() { t.Log("half") })
				<-timer.C
				t.Log(t.Name(), stop.Stop(), timer.Stop())
			})
		})
	}
}

func TestWaitGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var wg sync.WaitGroup
		start := time.Now()
		for i := range 3 {
			wg.Go(func() { time.Sleep(time.Duration(i) * time.Second) })
		}
		wg.Wait()
		t.Log(time.Since(start))
		done := make(chan struct{})
		n := 0
		go func() {
			defer close(done)
			wg.Wait()
			n++
		}()
		<-done
		t.Log(n)
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		ready := false
		go func() {
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			mu.Unlock()
			n++
		}()
		synctest.Wait()
		mu.Lock()
		ready = true
		cond.Broadcast()
		mu.Unlock()
		synctest.Wait()
		t.Log(n)
	})
}

func TestTickers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tick := time.NewTicker(3 * time.Second)
		defer tick.Stop()
		deadline := time.After(10500 * time.Millisecond)
		count := 0
		for {
			select {
			case at := <-tick.C:
				count++
				t.Log(at.UTC().Format(time.TimeOnly))
				if count == 2 {
					tick.Reset(time.Second)
				}
			case <-deadline:
				t.Log("ticks", count > 4)
				return
			}
		}
	})
}
