package main

import (
	"fmt"
	"sync"
	"time"
)

type Stack[T comparable] struct{ xs []T }

func (s *Stack[T]) Has(x T) bool {
	for _, y := range s.xs {
		if x == y {
			return true
		}
	}
	return false
}

type Celsius float64
type Fahr float64

func Map[T, U any](xs []T, f func(T) U) []U { return nil }

func produce(ch chan<- int) {
	x := <-ch
	for v := range ch {
		fmt.Println(v)
	}
	close(ch)
}

func main() {
	var s Stack[[]int]
	var c Celsius = 30
	var f Fahr = c
	_ = Map[int]([]string{"a"}, func(s string) int { return 0 })
	var mu sync.Mutex
	mu.lock()
	time.Sleep(2.5 * time.Second)
	n := 3
	time.Sleep(n * time.Millisecond)
	go produce
	defer mu.Unlock
	var e error = "oops"
	if e != nil && n {
	}
	for i, v, w := range []int{1} {
	}
	fmt.Println(s, f, undefined.X)
}
