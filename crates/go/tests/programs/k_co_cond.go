package main

import (
	"fmt"
	"sync"
	"time"
)

type Queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []int
	cap   int
}

func NewQueue(n int) *Queue {
	q := &Queue{cap: n}
	q.cond = sync.NewCond(&q.mu)
	return q
}
func (q *Queue) Put(v int) {
	q.mu.Lock()
	for len(q.items) == q.cap {
		q.cond.Wait()
	}
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.cond.Broadcast()
}
func (q *Queue) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.cond.Broadcast()
	return v
}

type Barrier struct {
	c        *sync.Cond
	n, count int
	phase    int
}

func (b *Barrier) Wait() {
	b.c.L.Lock()
	defer b.c.L.Unlock()
	ph := b.phase
	b.count++
	if b.count == b.n {
		b.count = 0
		b.phase++
		b.c.Broadcast()
		return
	}
	for ph == b.phase {
		b.c.Wait()
	}
}

func main() {
	q := NewQueue(2)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 6 {
			q.Put(i)
		}
	}()
	s := 0
	for range 6 {
		s = s*10 + q.Get()
	}
	wg.Wait()
	fmt.Println(s)
	b := &Barrier{c: sync.NewCond(&sync.Mutex{}), n: 3}
	var mu sync.Mutex
	log := map[int]int{}
	for i := range 3 {
		wg.Go(func() {
			for ph := range 3 {
				time.Sleep(time.Duration(i) * time.Millisecond)
				mu.Lock()
				log[ph]++
				mu.Unlock()
				b.Wait()
				mu.Lock()
				if log[ph] != 3 {
					fmt.Println("broken")
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(log)
	sem := make(chan struct{}, 2)
	active, most := 0, 0
	for range 6 {
		wg.Go(func() {
			sem <- struct{}{}
			defer func() { <-sem }()
			mu.Lock()
			active++
			most = max(most, active)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			active--
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println("most at once", most)
}
