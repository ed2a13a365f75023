package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var kitchen sync.WaitGroup
	for order, dish := range []string{"tea", "rice", "soup"} {
		kitchen.Add(1)
		go func() {
			defer kitchen.Done()
			time.Sleep(time.Duration(order) * 100 * time.Millisecond)
			fmt.Println(dish, "is ready")
		}()
	}
	fmt.Println("the table is laid")
	kitchen.Wait()
	fmt.Println("dinner")
}
