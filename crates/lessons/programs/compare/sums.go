package main

import (
	"fmt"
	"sync"
)

func addUp(name string) {
	total := 0
	for number := range 400_000 {
		total += number % 7
	}
	fmt.Println(name, total)
}

func main() {
	var wait sync.WaitGroup
	for _, name := range []string{"A", "B", "C", "D"} {
		wait.Go(func() { addUp(name) })
	}
	wait.Wait()
}
