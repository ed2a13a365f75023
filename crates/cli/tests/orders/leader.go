package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var leader atomic.Int32
	var wg sync.WaitGroup
	lost := make(chan int, 4)
	for id := int32(1); id <= 4; id++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if !leader.CompareAndSwap(0, id) {
				lost <- int(id)
			}
		}()
	}
	wg.Wait()
	close(lost)
	fmt.Print("leader ", leader.Load(), " lost")
	for id := range lost {
		fmt.Print(" ", id)
	}
	fmt.Println()
}
