package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	runtime.GOMAXPROCS(1)
	go func() {
		for n := 1; n <= 3; n++ {
			time.Sleep(50 * time.Millisecond)
			fmt.Println("tick", n)
		}
	}()
	var name string
	fmt.Println("who is there?")
	fmt.Scanln(&name)
	fmt.Println("hello,", name)
}
