package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Container struct {
	mu       sync.Mutex
	counters map[string]int
}

func (c *Container) inc(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counters[name]++
}

type readOp struct {
	key  int
	resp chan int
}
type writeOp struct {
	key, val int
	resp     chan bool
}
type Config struct {
	Name string
	N    int
}

func main() {
	var ops atomic.Uint64
	var wg sync.WaitGroup
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				ops.Add(1)
			}
		}()
	}
	wg.Wait()
	fmt.Println("ops:", ops.Load())
	c := Container{counters: map[string]int{"a": 0, "b": 0}}
	do := func(name string, n int) {
		for range n {
			c.inc(name)
		}
		wg.Done()
	}
	wg.Add(3)
	go do("a", 1000)
	go do("a", 1000)
	go do("b", 1000)
	wg.Wait()
	fmt.Println(c.counters)
	reads, writes := make(chan readOp), make(chan writeOp)
	go func() {
		state := map[int]int{}
		for {
			select {
			case r := <-reads:
				r.resp <- state[r.key]
			case w := <-writes:
				state[w.key] = w.val
				w.resp <- true
			}
		}
	}()
	for i := range 5 {
		w := writeOp{i, i * i, make(chan bool)}
		writes <- w
		<-w.resp
	}
	r := readOp{3, make(chan int)}
	reads <- r
	fmt.Println("state[3] =", <-r.resp)
	var n int32
	var wait sync.WaitGroup
	for i := range 10 {
		wait.Add(1)
		go func(id int) {
			defer wait.Done()
			for {
				old := atomic.LoadInt32(&n)
				if atomic.CompareAndSwapInt32(&n, old, old+int32(id)) {
					return
				}
			}
		}(i)
	}
	wait.Wait()
	fmt.Println(n, atomic.AddInt32(&n, -5), atomic.SwapInt32(&n, 1), n)
	var cfg atomic.Value
	cfg.Store(Config{"v1", 1})
	fmt.Println(cfg.Load().(Config).Name)
	var p atomic.Pointer[Config]
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &Config{"p", 2}), p.Load().N)
	var flag atomic.Bool
	fmt.Println(flag.Swap(true), flag.Load(), flag.CompareAndSwap(false, true))
	var rw sync.RWMutex
	shared := 0
	var rg sync.WaitGroup
	for range 3 {
		rg.Go(func() {
			rw.RLock()
			defer rw.RUnlock()
			time.Sleep(time.Millisecond)
			_ = shared
		})
	}
	rw.Lock()
	shared = 5
	rw.Unlock()
	rg.Wait()
	fmt.Println(shared, rw.TryLock(), rw.TryRLock(), c.mu.TryLock(), c.mu.TryLock())
	var once sync.Once
	for i := range 3 {
		once.Do(func() { fmt.Println("once", i) })
	}
	get := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(get(), get())
	a, e := sync.OnceValues(func() (string, error) { return "x", nil })()
	fmt.Println(a, e)
	var sm sync.Map
	sm.Store("k", 1)
	v, ok := sm.Load("k")
	act, loaded := sm.LoadOrStore("k", 2)
	fmt.Println(v, ok, act, loaded)
	sm.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	sm.Delete("k")
	_, ok = sm.LoadAndDelete("k")
	fmt.Println(ok)
	pool := sync.Pool{New: func() any { fmt.Println("new"); return new([]byte) }}
	b := pool.Get().(*[]byte)
	pool.Put(b)
	fmt.Println(len(*b))
	atomic.StoreInt32(&n, 8)
	fmt.Println(atomic.OrInt32(&n, 3), n, atomic.AndInt32(&n, 2), n)
}
