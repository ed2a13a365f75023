package main

import (
	"fmt"
	"runtime"
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
	line("left")
	line("right")
}
