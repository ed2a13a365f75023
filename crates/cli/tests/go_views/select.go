package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	quit := make(chan bool)
	go func() {
		time.Sleep(5 * time.Millisecond)
		c <- 42
	}()
	for i := 0; i < 2; i++ {
		select {
		case v := <-c:
			fmt.Println(v)
		case <-time.After(2 * time.Millisecond):
			fmt.Println("timeout")
		case <-quit:
			return
		default:
			fmt.Println("nothing")
			select {
			case v := <-c:
				fmt.Println(v)
			case <-time.After(2 * time.Millisecond):
				fmt.Println("timeout")
			case <-quit:
				return
			}
		}
	}
}
