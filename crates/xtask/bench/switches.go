// Switches: two goroutines that hand a number to and fro.
package main

import "fmt"

func main() {
	to, fro := make(chan int), make(chan int)
	go func() {
		for number := range to {
			fro <- number + 1
		}
		close(fro)
	}()
	number := 0
	for range 100_000 {
		to <- number
		number = <-fro
	}
	close(to)
	fmt.Println(number)
}
