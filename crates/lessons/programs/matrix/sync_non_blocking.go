package main

import (
	"fmt"
	"time"
)

const (
	latency = 240 * time.Millisecond
	work    = 240 * time.Millisecond
	poll    = 40 * time.Millisecond
)

var started = time.Now()
var page, paper [1 << 18]byte

func do(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		copy(page[:], paper[:])
	}
}

func answer(ch chan<- string) {
	time.Sleep(latency)
	ch <- "data"
}

func main() {
	ch := make(chan string, 1)
	go answer(ch)
	left := work
	for asking := true; asking; {
		select {
		case data := <-ch:
			fmt.Println("use", data)
			asking = false
		default:
			if left > 0 {
				do(min(poll, left))
				left -= poll
			} else {
				time.Sleep(poll)
			}
		}
	}
	do(left)
	fmt.Println("end", time.Since(started).Round(10*time.Millisecond))
}
