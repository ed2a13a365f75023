package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var n int64
	var wg sync.WaitGroup
	got := make([]int64, 3)
	for i := range got {
		wg.Go(func() { got[i] = atomic.AddInt64(&n, 1) })
	}
	wg.Wait()
	fmt.Println(got)
}
