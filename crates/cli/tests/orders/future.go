package main

import (
	"fmt"
	"strings"
)

func async(work func() string) <-chan string {
	c := make(chan string, 1)
	go func() { c <- work() }()
	return c
}

func main() {
	var log [3]strings.Builder
	slow := async(func() string {
		n := 0
		for i := range 3000 {
			n += i % 7
		}
		log[0].WriteString("slow")
		return fmt.Sprint("s", n)
	})
	quick := async(func() string { return "q" })
	for range 2 {
		select {
		case v := <-slow:
			fmt.Print(v, " ")
			slow = nil
		case v := <-quick:
			fmt.Print(v, " ")
			quick = nil
		}
	}
	fmt.Println()
}
