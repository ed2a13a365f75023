package main

import "fmt"

func main() {
	ch := make(chan int
	go func() { ch <- 
	fmt.Println("hello)
}
