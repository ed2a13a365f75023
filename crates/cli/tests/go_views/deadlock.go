package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var a, b sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		a.Lock()
		time.Sleep(time.Millisecond)
		b.Lock()
		fmt.Println("first")
		b.Unlock()
		a.Unlock()
	}()
	go func() {
		defer wg.Done()
		b.Lock()
		time.Sleep(time.Millisecond)
		a.Lock()
		fmt.Println("second")
		a.Unlock()
		b.Unlock()
	}()
	wg.Wait()
}
