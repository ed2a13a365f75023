package main

import "fmt"

func numbers(last int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := 1; n <= last; n++ {
			out <- n
		}
	}()
	return out
}

func squares(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			out <- n * n
		}
	}()
	return out
}

func main() {
	sum := 0
	for square := range squares(numbers(5)) {
		fmt.Println(square)
		sum += square
	}
	fmt.Println("sum", sum)
}
