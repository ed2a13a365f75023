package main

import (
	"fmt"
	"strings"
	"sync"
)

type Animal interface {
	Sound() string
	Name() string
}
type Dog struct{}

func (d *Dog) Sound() string { return "woof" }
func (d Dog) Name(x int) string { return "dog" }

func worker(id int, jobs <-chan int, results chan<- int) {
	for j := range jobs {
		results <- j * 2
	}
	close(jobs)
	x := <-results
}

func noReturn(x int) int {
	if x > 0 {
		return 1
	}
}

func main() {
	var wg sync.WaitGroup
	wg.add(1)
	go worker(1, make(chan int))
	var a Animal = Dog{}
	for i := range 10 {
	}
	if x := 5; x > 3 {
		y := x
	}
	var s []int = []string{"a"}
	s.append(1)
	m := map[string]int{"a": 1, "a": 2}
	fmt.Println("a" + 1, m)
	var p *int = 5
	var f float64 = "x"
	strings.NoSuch("x")
	ch := make(chan int)
	ch <- "s"
	v, ok, z := <-ch
}
