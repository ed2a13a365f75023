package main

import (
	"fmt"
	"sync"
)

var sums [300]int

func note(n int) { sums[0] += n }

func grade(id int, wg *sync.WaitGroup) {
	defer wg.Done()
	sum := 0
	for i := range 2_000 {
		sum += i * id % 7
	}
	sums[id] = sum
	if id%100 == 99 {
		go note(id)
	}
}

func main() {
	var wg sync.WaitGroup
	for id := range 300 {
		wg.Add(1)
		go grade(id, &wg)
	}
	wg.Wait()
	total := 0
	for _, sum := range sums[1:] {
		total += sum
	}
	fmt.Println(total > 0)
}
