package main

import (
	"fmt"
	"sync"
)

func main() {
	start := make(chan struct{})
	var wg sync.WaitGroup
	out := make(chan int, 4)
	for id := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-start
			out <- id
		}()
	}
	close(start)
	wg.Wait()
	close(out)
	for id := range out {
		fmt.Print(id, " ")
	}
	fmt.Println()
}
