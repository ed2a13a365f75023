package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

func gen(nums ...int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for _, n := range nums {
			out <- n
		}
	}()
	return out
}
func sq(done <-chan struct{}, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			select {
			case out <- n * n:
			case <-done:
				return
			}
		}
	}()
	return out
}
func merge(cs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	wg.Add(len(cs))
	for _, c := range cs {
		go func() {
			defer wg.Done()
			for n := range c {
				out <- n
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func tee[T any](in <-chan T) (_, _ <-chan T) {
	a, b := make(chan T), make(chan T)
	go func() {
		defer close(a)
		defer close(b)
		for v := range in {
			a, b := a, b
			for range 2 {
				select {
				case a <- v:
					a = nil
				case b <- v:
					b = nil
				}
			}
		}
	}()
	return a, b
}
func or(chs ...<-chan struct{}) <-chan struct{} {
	switch len(chs) {
	case 0:
		return nil
	case 1:
		return chs[0]
	}
	d := make(chan struct{})
	go func() {
		defer close(d)
		select {
		case <-chs[0]:
		case <-chs[1]:
		case <-or(append(chs[2:], d)...):
		}
	}()
	return d
}

type result struct {
	v   int
	err error
}

func main() {
	done := make(chan struct{})
	defer close(done)
	for n := range sq(done, sq(done, gen(2, 3, 4))) {
		fmt.Println(n)
	}
	in := gen(1, 2, 3, 4, 5, 6)
	var all []int
	for n := range merge(sq(done, in), sq(done, in), gen(100)) {
		all = append(all, n)
	}
	sort.Ints(all)
	fmt.Println(all)
	a, b := tee(gen(1, 2, 3))
	for v := range a {
		fmt.Print(v, <-b, " ")
	}
	fmt.Println()
	s1, s2 := make(chan struct{}), make(chan struct{})
	close(s2)
	<-or(s1, s1, s2, s1)
	fmt.Println("or done")
	rs := make(chan result)
	go func() {
		defer close(rs)
		for i := range 4 {
			if i%2 == 1 {
				rs <- result{err: fmt.Errorf("item %d: %w", i, errors.ErrUnsupported)}
				continue
			}
			rs <- result{v: i}
		}
	}()
	for r := range rs {
		fmt.Println(r.v, r.err)
	}
	ch := make(chan int)
	go func() {
		ch <- 2
		for i := 3; ; i++ {
			ch <- i
		}
	}()
	for range 8 {
		p := <-ch
		fmt.Print(p, " ")
		nx := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for {
				if i := <-in; i%p != 0 {
					out <- i
				}
			}
		}(ch, nx)
		ch = nx
	}
	fmt.Println()
}
