package main

import (
	"fmt"
	"time"
)

func main() {
	t1 := time.NewTimer(20 * time.Millisecond)
	<-t1.C
	fmt.Println("Timer 1 fired")
	t2 := time.NewTimer(time.Second)
	go func() { <-t2.C; fmt.Println("Timer 2 fired") }()
	if t2.Stop() {
		fmt.Println("Timer 2 stopped")
	}
	ticker := time.NewTicker(50 * time.Millisecond)
	done := make(chan bool)
	go func() {
		n := 0
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				n++
				fmt.Println("Tick", n)
			}
		}
	}()
	time.Sleep(160 * time.Millisecond)
	ticker.Stop()
	done <- true
	fmt.Println("Ticker stopped")
	c := make(chan string)
	t := time.AfterFunc(10*time.Millisecond, func() { c <- "afterfunc" })
	fmt.Println(<-c, t.Stop(), t.Reset(time.Hour))
	t1.Reset(time.Millisecond)
	<-t1.C
	tick := time.Tick(10 * time.Millisecond)
	boom := time.After(45 * time.Millisecond)
	n := 0
	for {
		select {
		case <-tick:
			n++
			continue
		case <-boom:
			fmt.Println("BOOM after", n)
		}
		break
	}
	requests := make(chan int, 5)
	for i := 1; i <= 5; i++ {
		requests <- i
	}
	close(requests)
	limiter := time.Tick(20 * time.Millisecond)
	start := time.Now()
	for req := range requests {
		<-limiter
		fmt.Println("request", req, time.Since(start).Round(20*time.Millisecond))
	}
	bursty := make(chan time.Time, 3)
	for range 3 {
		bursty <- time.Now()
	}
	go func() {
		for t := range time.Tick(20 * time.Millisecond) {
			bursty <- t
		}
	}()
	start = time.Now()
	for i := range 5 {
		<-bursty
		fmt.Println("burst", i, time.Since(start).Round(20*time.Millisecond))
	}
}
