package main

import (
	"fmt"
	"time"
)

func main() {
	c1, c2 := make(chan string), make(chan string)
	go func() { time.Sleep(10 * time.Millisecond); c1 <- "one" }()
	go func() { time.Sleep(20 * time.Millisecond); c2 <- "two" }()
	for range 2 {
		select {
		case m := <-c1:
			fmt.Println("received", m)
		case m := <-c2:
			fmt.Println("received", m)
		}
	}
	c3 := make(chan string, 1)
	go func() { time.Sleep(20 * time.Millisecond); c3 <- "result 1" }()
	select {
	case r := <-c3:
		fmt.Println(r)
	case <-time.After(10 * time.Millisecond):
		fmt.Println("timeout 1")
	}
	messages, signals := make(chan string), make(chan bool)
	select {
	case m := <-messages:
		fmt.Println(m)
	default:
		fmt.Println("no message received")
	}
	select {
	case messages <- "hi":
		fmt.Println("sent")
	default:
		fmt.Println("no message sent")
	}
	select {
	case m := <-messages:
		fmt.Println(m)
	case s := <-signals:
		fmt.Println(s)
	default:
		fmt.Println("no activity")
	}
	jobs, done := make(chan int, 5), make(chan bool)
	go func() {
		for {
			j, more := <-jobs
			if !more {
				fmt.Println("received all jobs")
				done <- true
				return
			}
			fmt.Println("received job", j)
		}
	}()
	for j := 1; j <= 3; j++ {
		jobs <- j
		fmt.Println("sent job", j)
	}
	close(jobs)
	fmt.Println("sent all jobs")
	<-done
	_, ok := <-jobs
	fmt.Println("more?", ok)
	q := make(chan string, 2)
	q <- "one"
	q <- "two"
	close(q)
	for e := range q {
		fmt.Println(e)
	}
	var nilch chan int
	select {
	case <-nilch:
	case nilch <- 1:
	case v, ok := <-q:
		fmt.Printf("%q %v\n", v, ok)
	}
}
