package main

import (
	"fmt"
	"runtime"
	"sync"
)

// The machine: it makes a drink, and that takes its time.
func machine() {
	for range 300_000 {
	}
}

func line(name string) {
	for person := range 3 {
		machine()
		fmt.Println(name, person)
		runtime.Gosched() // step aside
	}
}

func main() {
	var wait sync.WaitGroup
	wait.Go(func() { line("left") })
	wait.Go(func() { line("right") })
	wait.Wait()
}
