package main

import (
	"context"
	"fmt"
	"sync"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	work := make(chan int)
	var wg sync.WaitGroup
	for id := 1; id <= 2; id++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				select {
				case <-ctx.Done():
					fmt.Print("stop", id, " ")
					return
				case n := <-work:
					fmt.Print(id, ":", n, " ")
				}
			}
		}()
	}
	for n := range 3 {
		work <- n
	}
	cancel()
	wg.Wait()
	fmt.Println()
}
