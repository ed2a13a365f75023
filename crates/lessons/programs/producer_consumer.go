package main

import (
	"fmt"
	"sync"
	"time"
)

func produce(name string, every time.Duration, belt chan<- string) {
	for n := 1; n <= 3; n++ {
		time.Sleep(every)
		belt <- fmt.Sprint(name, " ", n)
	}
}

func main() {
	belt := make(chan string, 4)
	var producers sync.WaitGroup
	producers.Go(func() { produce("bread", 30*time.Millisecond, belt) })
	producers.Go(func() { produce("cake", 50*time.Millisecond, belt) })
	go func() {
		producers.Wait()
		close(belt)
	}()
	for item := range belt {
		fmt.Println("packed", item)
	}
	fmt.Println("the belt is closed")
}
