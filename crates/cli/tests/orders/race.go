package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	n := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			seen := n
			runtime.Gosched()
			n = seen + 1
		})
	}
	wg.Wait()
	fmt.Println(n)
}
