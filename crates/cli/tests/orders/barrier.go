package main

import (
	"fmt"
	"sync"
)

// Three goroutines meet twice; who arrives last opens the gate.
func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	gate := make(chan struct{})
	arrived := 0
	order := ""
	for id := range 3 {
		wg.Go(func() {
			mu.Lock()
			arrived++
			order += fmt.Sprint(id)
			if arrived == 3 {
				close(gate)
			}
			mu.Unlock()
			<-gate
			mu.Lock()
			order += fmt.Sprint(" ", id)
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(order)
}
