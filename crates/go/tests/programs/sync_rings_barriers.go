package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Fork struct{ sync.Mutex }
type Phil struct {
	id          int
	left, right *Fork
	meals       int
}

func (p *Phil) dine(n int, host chan struct{}, wg *sync.WaitGroup) {
	defer wg.Done()
	for range n {
		host <- struct{}{}
		p.left.Lock()
		p.right.Lock()
		p.meals++
		time.Sleep(100 * time.Microsecond)
		p.right.Unlock()
		p.left.Unlock()
		<-host
	}
}

type RingBuf[T any] struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	buf      []T
	head, n  int
}

func NewRing[T any](n int) *RingBuf[T] {
	r := &RingBuf[T]{buf: make([]T, n)}
	r.notEmpty, r.notFull = sync.NewCond(&r.mu), sync.NewCond(&r.mu)
	return r
}
func (r *RingBuf[T]) Put(x T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.n == len(r.buf) {
		r.notFull.Wait()
	}
	r.buf[(r.head+r.n)%len(r.buf)] = x
	r.n++
	r.notEmpty.Signal()
}
func (r *RingBuf[T]) Get() T {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.n == 0 {
		r.notEmpty.Wait()
	}
	x := r.buf[r.head]
	r.head = (r.head + 1) % len(r.buf)
	r.n--
	r.notFull.Signal()
	return x
}

type Barrier struct {
	mu    sync.Mutex
	c     *sync.Cond
	n, in int
	gen   int
}

func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	g := b.gen
	b.in++
	if b.in == b.n {
		b.in = 0
		b.gen++
		b.c.Broadcast()
		return
	}
	for g == b.gen {
		b.c.Wait()
	}
}

func main() {
	forks := make([]*Fork, 5)
	for i := range forks {
		forks[i] = new(Fork)
	}
	ph := make([]*Phil, 5)
	host := make(chan struct{}, 4)
	var wg sync.WaitGroup
	for i := range ph {
		ph[i] = &Phil{id: i, left: forks[i], right: forks[(i+1)%5]}
		wg.Add(1)
		go ph[i].dine(3, host, &wg)
	}
	wg.Wait()
	for _, p := range ph {
		fmt.Print(p.id, ":", p.meals, " ")
	}
	fmt.Println()
	r := NewRing[int](2)
	var sum atomic.Int64
	var cw sync.WaitGroup
	for range 3 {
		cw.Go(func() {
			for {
				x := r.Get()
				if x < 0 {
					return
				}
				sum.Add(int64(x))
			}
		})
	}
	var pw sync.WaitGroup
	for p := range 2 {
		pw.Go(func() {
			for i := range 50 {
				r.Put(p*100 + i)
			}
		})
	}
	pw.Wait()
	for range 3 {
		r.Put(-1)
	}
	cw.Wait()
	fmt.Println(sum.Load())
	b := &Barrier{n: 4}
	b.c = sync.NewCond(&b.mu)
	var phase [3]atomic.Int32
	var bw sync.WaitGroup
	bad := atomic.Bool{}
	for range 4 {
		bw.Go(func() {
			for k := range 3 {
				phase[k].Add(1)
				b.Wait()
				if phase[k].Load() != 4 {
					bad.Store(true)
				}
			}
		})
	}
	bw.Wait()
	fmt.Println("bad:", bad.Load())
	var rw sync.RWMutex
	m := map[int]int{}
	var ww sync.WaitGroup
	for i := range 10 {
		ww.Go(func() {
			if i%3 == 0 {
				rw.Lock()
				m[i] = i
				rw.Unlock()
			} else {
				rw.RLock()
				_ = m[i]
				rw.RUnlock()
			}
		})
	}
	ww.Wait()
	fmt.Println(m)
	var mu sync.Mutex
	mu.Lock()
	fmt.Println(mu.TryLock())
	go func() { time.Sleep(time.Millisecond); mu.Unlock() }()
	mu.Lock()
	fmt.Println("got it")
	mu.Unlock()
	mu.Unlock()
}
