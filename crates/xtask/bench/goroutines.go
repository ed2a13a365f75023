// Goroutines: a hundred thousand of them, made, blocked and woken.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const count = 100_000
	gate := make(chan struct{})
	sums := make(chan int)
	var ready, done sync.WaitGroup
	for number := range count {
		ready.Add(1)
		done.Add(1)
		go func() {
			defer done.Done()
			ready.Done()
			<-gate
			sums <- number
		}()
	}
	ready.Wait()
	close(gate)
	total := 0
	for range count {
		total += <-sums
	}
	done.Wait()
	fmt.Println(total)
}
