package main

import "fmt"

func main() {
	a, b, done := make(chan int), make(chan int), make(chan bool)
	send := func(c chan int, from int) {
		for n := range 2 {
			c <- from + n
		}
		done <- true
	}
	go send(a, 10)
	go send(b, 20)
	for left := 2; left > 0; {
		select {
		case v := <-a:
			fmt.Print(v, " ")
		case v := <-b:
			fmt.Print(v, " ")
		case <-done:
			left--
		}
	}
	fmt.Println()
}
