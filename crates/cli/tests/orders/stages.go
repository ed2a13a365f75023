package main

import (
	"fmt"
	"sync"
)

func main() {
	in, out := make(chan int, 2), make(chan string, 2)
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range in {
				out <- fmt.Sprintf("%d:%d", w, n*n)
			}
		}()
	}
	go func() {
		for n := range 3 {
			in <- n
		}
		close(in)
	}()
	go func() { wg.Wait(); close(out) }()
	for s := range out {
		fmt.Print(s, " ")
	}
	fmt.Println()
}
