package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

type Config struct {
	Name string
	N    int
}

type Stats struct {
	hits   atomic.Int64
	misses atomic.Uint32
	on     atomic.Bool
	cfg    atomic.Pointer[Config]
	val    atomic.Value
}

func main() {
	var m sync.Map
	for i := range 5 {
		m.Store(i, fmt.Sprint("v", i))
	}
	v, ok := m.Load(3)
	fmt.Println(v, ok)
	v, loaded := m.LoadOrStore(3, "other")
	fmt.Println(v, loaded)
	v, loaded = m.LoadOrStore(9, "nine")
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete(9)
	fmt.Println(v, loaded)
	v, loaded = m.LoadAndDelete(9)
	fmt.Println(v, loaded)
	p, l := m.Swap(1, "uno")
	fmt.Println(p, l, m.CompareAndSwap(1, "uno", "ein"), m.CompareAndSwap(1, "uno", "x"), m.CompareAndDelete(2, "v2"))
	var keys []int
	m.Range(func(k, v any) bool { keys = append(keys, k.(int)); return true })
	sort.Ints(keys)
	fmt.Println(keys)
	m.Clear()
	n := 0
	m.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)

	var s Stats
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			s.hits.Add(2)
			s.misses.Add(1)
			if i%10 == 0 {
				s.misses.Add(^uint32(0))
			}
		})
	}
	wg.Wait()
	fmt.Println(s.hits.Load(), s.misses.Load(), s.on.Swap(true), s.on.CompareAndSwap(true, false), s.on.Load())
	fmt.Println(s.cfg.Load() == nil)
	old := &Config{"a", 1}
	s.cfg.Store(old)
	fmt.Println(s.cfg.CompareAndSwap(old, &Config{"b", 2}), *s.cfg.Load(), s.cfg.Swap(nil).Name)
	fmt.Println(s.val.Load())
	s.val.Store([]int{1})
	fmt.Println(s.val.Load().([]int), s.hits.And(0xf), s.hits.Or(0x10), s.hits.Load())
	var x int32 = 5
	fmt.Println(atomic.AddInt32(&x, -7), atomic.CompareAndSwapInt32(&x, -2, 8), atomic.SwapInt32(&x, 1), atomic.LoadInt32(&x))
	once := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(once(), once())
	f := sync.OnceFunc(func() { panic("boom") })
	for range 2 {
		func() {
			defer func() { fmt.Println("r:", recover()) }()
			f()
		}()
	}
	a, err := sync.OnceValues(func() (string, error) { return "", fmt.Errorf("no") })()
	fmt.Printf("%q %v\n", a, err)
	pool := sync.Pool{New: func() any { fmt.Println("new"); return new(Config) }}
	c := pool.Get().(*Config)
	c.N = 7
	pool.Put(c)
	defer func() { fmt.Println("last:", recover()) }()
	s.val.Store("string")
}
