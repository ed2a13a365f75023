package main

import "fmt"

func pong(table chan int, done chan<- bool) {
	for stroke := range table {
		fmt.Println("pong", stroke)
		table <- stroke + 1
	}
	done <- true
}

func main() {
	table, done := make(chan int), make(chan bool)
	go pong(table, done)
	for stroke := 1; stroke < 6; {
		fmt.Println("ping", stroke)
		table <- stroke + 1
		stroke = <-table
	}
	close(table)
	<-done
}
