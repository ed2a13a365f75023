package main

import (
	"fmt"
	"sync"
)

var (
	mu    sync.Mutex
	names string
)

func visit(name string, depth int, wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock()
	names += name + " "
	mu.Unlock()
	if depth == 0 {
		return
	}
	wg.Add(2)
	go visit(name+"l", depth-1, wg)
	go visit(name+"r", depth-1, wg)
}

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go visit("t", 1, &wg)
	wg.Wait()
	fmt.Println(names)
}
