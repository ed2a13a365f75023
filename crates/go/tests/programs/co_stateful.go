package main

import (
	"fmt"
	"sync"
	"time"
)

type readOp struct {
	key  int
	resp chan int
}
type writeOp struct {
	key, val int
	resp     chan bool
}

type Broker[T any] struct {
	stop  chan struct{}
	pub   chan T
	sub   chan chan T
	unsub chan chan T
}

func NewBroker[T any]() *Broker[T] {
	b := &Broker[T]{make(chan struct{}), make(chan T, 1), make(chan chan T, 1), make(chan chan T, 1)}
	go b.run()
	return b
}
func (b *Broker[T]) run() {
	subs := map[chan T]struct{}{}
	for {
		select {
		case <-b.stop:
			for c := range subs {
				close(c)
			}
			return
		case c := <-b.sub:
			subs[c] = struct{}{}
		case c := <-b.unsub:
			delete(subs, c)
		case m := <-b.pub:
			for c := range subs {
				select {
				case c <- m:
				default:
				}
			}
		}
	}
}

func main() {
	reads, writes := make(chan readOp), make(chan writeOp)
	go func() {
		state := make(map[int]int)
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
	for k := range 5 {
		w := writeOp{k, k * k, make(chan bool)}
		writes <- w
		<-w.resp
	}
	sum := 0
	for k := range 6 {
		r := readOp{k, make(chan int)}
		reads <- r
		sum += <-r.resp
	}
	fmt.Println("sum", sum)

	b := NewBroker[string]()
	var wg sync.WaitGroup
	got := make([][]string, 3)
	ready := make(chan bool)
	for i := range 3 {
		wg.Go(func() {
			c := make(chan string, 5)
			b.sub <- c
			ready <- true
			for m := range c {
				got[i] = append(got[i], m)
			}
		})
	}
	for range 3 {
		<-ready
	}
	time.Sleep(time.Millisecond)
	for _, m := range []string{"a", "b", "c"} {
		b.pub <- m
		time.Sleep(time.Millisecond)
	}
	close(b.stop)
	wg.Wait()
	fmt.Println(got)

	var mu sync.RWMutex
	cond := sync.NewCond(&sync.Mutex{})
	queue := []int{}
	var cons sync.WaitGroup
	total := 0
	for range 3 {
		cons.Go(func() {
			for {
				cond.L.Lock()
				for len(queue) == 0 {
					cond.Wait()
				}
				x := queue[0]
				queue = queue[1:]
				cond.L.Unlock()
				if x < 0 {
					return
				}
				mu.Lock()
				total += x
				mu.Unlock()
			}
		})
	}
	for i := 1; i <= 10; i++ {
		cond.L.Lock()
		queue = append(queue, i)
		cond.L.Unlock()
		cond.Signal()
	}
	cond.L.Lock()
	queue = append(queue, -1, -1, -1)
	cond.L.Unlock()
	cond.Broadcast()
	cons.Wait()
	mu.RLock()
	fmt.Println("total", total, mu.TryLock(), mu.TryRLock())
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	<-timer.C
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "after" })
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(time.Second):
		fmt.Println("timeout")
	}
	var nilch chan int
	select {
	case <-nilch:
	default:
		fmt.Println("nil chan blocks")
	}
	x := <-nilch
	fmt.Println(x)
}
