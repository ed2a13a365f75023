package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	runtime.GOMAXPROCS(1)
	go func() {
		for n := 0; ; n++ {
		}
	}()
	for turn := 1; turn <= 3; turn++ {
		time.Sleep(time.Millisecond)
		fmt.Println("main has the P again", turn)
	}
}
