package main

import (
	"fmt"
	"sync"
)

func digits(n int) int {
	sum := 0
	for k := range 3000 {
		sum += (k * n) % 10
	}
	return sum
}

func main() {
	var group sync.WaitGroup
	sums := make([]int, 40)
	for n := range sums {
		group.Go(func() { sums[n] = digits(n) })
	}
	group.Wait()
	total := 0
	for _, sum := range sums {
		total += sum
	}
	fmt.Println("total", total)
}
