package main

import (
	"fmt"
	"sync"
)

func main() {
	table := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	rally := ""
	player := func(name string) {
		defer wg.Done()
		for ball := range table {
			mu.Lock()
			rally += name
			mu.Unlock()
			if ball == 4 {
				close(table)
				return
			}
			table <- ball + 1
		}
	}
	wg.Add(3)
	go player("a")
	go player("b")
	go player("c")
	table <- 0
	wg.Wait()
	fmt.Println(rally)
}
