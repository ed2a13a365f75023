package main

import (
	"fmt"
	"time"
)

func f(from string) {
	for i := range 3 {
		fmt.Println(from, ":", i)
	}
}

func main() {
	f("direct")
	go f("goroutine")
	go func(msg string) { fmt.Println(msg) }("going")
	time.Sleep(10 * time.Millisecond)
	fmt.Println("done")
	messages := make(chan string)
	go func() { messages <- "ping" }()
	fmt.Println(<-messages)
	b := make(chan string, 2)
	b <- "buffered"
	b <- "channel"
	fmt.Println(<-b, <-b, len(b), cap(b))
	done := make(chan bool, 1)
	go func() {
		fmt.Print("working...")
		time.Sleep(5 * time.Millisecond)
		fmt.Println("done")
		done <- true
	}()
	<-done
	pings, pongs := make(chan string, 1), make(chan string, 1)
	func(p chan<- string, m string) { p <- m }(pings, "passed message")
	func(p <-chan string, q chan<- string) { q <- <-p }(pings, pongs)
	fmt.Println(<-pongs)
	fmt.Printf("%T %T %T\n", pings, (<-chan string)(pings), (chan<- string)(pings))
}
