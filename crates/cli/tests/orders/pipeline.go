package main

import "fmt"

func main() {
	source, done := make(chan int, 1), make(chan bool)
	go func() {
		for i := range 2 {
			source <- i
			fmt.Print("s", i, " ")
		}
		close(source)
	}()
	go func() {
		for i := range source {
			fmt.Print("r", i, " ")
		}
		done <- true
	}()
	<-done
	fmt.Println("end")
}
