package main

import (
	"fmt"
	"sync"
)

func main() {
	slots := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for id := 1; id <= 3; id++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- struct{}{}
			fmt.Print("+", id, " ")
			<-slots
			fmt.Print("-", id, " ")
		}()
	}
	wg.Wait()
	fmt.Println()
}
