package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	got := make(chan string, 4)
	for id := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if mu.TryLock() {
				got <- fmt.Sprint("+", id)
				mu.Unlock()
			} else {
				got <- fmt.Sprint("-", id)
			}
		}()
	}
	wg.Wait()
	close(got)
	for s := range got {
		fmt.Print(s, " ")
	}
	fmt.Println()
}
