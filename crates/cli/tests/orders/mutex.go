package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	s := ""
	for _, n := range []string{"a", "b"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 2; i++ {
				mu.Lock()
				s += n
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(s)
}
