package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// A ticket lock: who draws first goes first.
func main() {
	var next, serving atomic.Int64
	var wg sync.WaitGroup
	served := make([]int, 0, 4)
	for id := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mine := next.Add(1) - 1
			for serving.Load() != mine {
				runtime.Gosched()
			}
			served = append(served, id)
			serving.Add(1)
		}()
	}
	wg.Wait()
	fmt.Println(served)
}
