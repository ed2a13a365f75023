package main

import (
	"fmt"
	"runtime"
	"time"
)

func ask() string {
	out := make(chan string)
	go func() {
		time.Sleep(50 * time.Millisecond)
		out <- "too late"
	}()
	select {
	case text := <-out:
		return text
	case <-time.After(10 * time.Millisecond):
		return "gave up"
	}
}

func main() {
	for range 3 {
		fmt.Println(ask(), "and", runtime.NumGoroutine(), "goroutines are there")
	}
	time.Sleep(time.Second)
	fmt.Println("left for ever:", runtime.NumGoroutine()-1)
}
