package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	value := 0
	for i := 1; i <= 2; i++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			mu.Lock()
			value += i
			fmt.Print("w", i, " ")
			mu.Unlock()
		}()
		go func() {
			defer wg.Done()
			mu.RLock()
			fmt.Print("r", value, " ")
			mu.RUnlock()
		}()
	}
	wg.Wait()
	fmt.Println()
}
