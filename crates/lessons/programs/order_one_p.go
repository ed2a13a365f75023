package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(1)
	var group sync.WaitGroup
	for n := range 6 {
		group.Go(func() {
			fmt.Println("number", n)
		})
	}
	fmt.Println("all six are made, none has run")
	group.Wait()
}
