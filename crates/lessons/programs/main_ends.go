package main

import (
	"fmt"
	"time"
)

func count(how string) {
	for n := 1; n <= 4; n++ {
		fmt.Println(how, n)
		time.Sleep(100 * time.Millisecond)
	}
}

func main() {
	count("called:")
	go count("started with go:")
	time.Sleep(250 * time.Millisecond)
	fmt.Println("main returns; nobody waits for the goroutine")
}
