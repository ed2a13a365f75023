package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for _, name := range []string{"a", "b"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 3 {
				fmt.Print(name, i, " ")
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
	fmt.Println()
}
