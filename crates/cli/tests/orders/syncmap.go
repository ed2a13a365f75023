package main

import (
	"fmt"
	"sync"
)

func main() {
	var seen sync.Map
	var wg sync.WaitGroup
	first := make(chan string, 4)
	for id := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if _, loaded := seen.LoadOrStore(id%2, id); !loaded {
				first <- fmt.Sprint(id)
			}
		}()
	}
	wg.Wait()
	close(first)
	for id := range first {
		fmt.Print(id, " ")
	}
	fmt.Println()
}
