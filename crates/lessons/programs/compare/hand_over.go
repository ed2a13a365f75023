package main

import (
	"fmt"
	"time"
)

func main() {
	orders := make(chan int)
	go func() {
		defer close(orders)
		for order := range 12 {
			orders <- order
			if order%4 == 3 { // four at once, then a pause
				time.Sleep(40 * time.Millisecond)
			}
		}
	}()
	for order := range orders {
		time.Sleep(10 * time.Millisecond)
		fmt.Println("cooked", order)
	}
}
