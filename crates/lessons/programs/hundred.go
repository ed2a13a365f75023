package main

import (
	"fmt"
	"runtime"
)

func main() {
	runtime.GOMAXPROCS(runtime.NumCPU())
	fmt.Println("Ps:", runtime.GOMAXPROCS(0))
	for n := range 100 {
		go func() {
			fmt.Println("goroutine", n)
		}()
	}
	fmt.Println("press Enter to end")
	fmt.Scanln()
}
