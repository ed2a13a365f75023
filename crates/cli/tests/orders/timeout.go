package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan string)
	go func() {
		time.Sleep(200 * time.Microsecond)
		done <- "work"
	}()
	select {
	case word := <-done:
		fmt.Println(word)
	case <-time.After(250 * time.Microsecond):
		fmt.Println("timeout")
	}
}
