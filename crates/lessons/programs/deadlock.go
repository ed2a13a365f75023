package main

import "fmt"

func main() {
	left, right := make(chan string), make(chan string)
	go func() {
		left <- "after you"
		fmt.Println(<-right)
	}()
	fmt.Println("two meet at a door, and both speak first")
	right <- "no, after you"
	fmt.Println(<-left)
}
