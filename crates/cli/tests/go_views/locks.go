package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	mu    sync.Mutex
	rw    sync.RWMutex
	once  sync.Once
	ready = sync.NewCond(&mu)
	open  bool
)

func spin(d time.Duration) {
	for begun := time.Now(); time.Since(begun) < d; {
	}
}

func main() {
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 3 {
				mu.Lock()
				spin(2 * time.Millisecond)
				mu.Unlock()
			}
		})
	}
	for range 3 {
		wg.Go(func() {
			once.Do(func() { fmt.Println("once") })
			rw.RLock()
			time.Sleep(time.Millisecond)
			rw.RUnlock()
		})
	}
	wg.Go(func() {
		rw.Lock()
		time.Sleep(time.Millisecond)
		rw.Unlock()
	})
	wg.Go(func() {
		mu.Lock()
		for !open {
			ready.Wait()
		}
		mu.Unlock()
	})
	time.Sleep(20 * time.Millisecond)
	mu.Lock()
	open = true
	mu.Unlock()
	ready.Broadcast()
	wg.Wait()
	fmt.Println("done")
}
