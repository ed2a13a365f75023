package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	ready := false
	cond := sync.NewCond(&mu)
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			fmt.Print(i, " ")
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = true
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println()
}
