package main

import (
	"fmt"
	"sync"
)

const rounds = 10_000

func together(add func()) {
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range rounds {
				add()
			}
		})
	}
	group.Wait()
}

func main() {
	var mu sync.Mutex
	bare, guarded := 0, 0
	together(func() { bare++ })
	together(func() {
		mu.Lock()
		guarded++
		mu.Unlock()
	})
	fmt.Println("without a mutex, lost:", 4*rounds-bare)
	fmt.Println("with a mutex, lost:", 4*rounds-guarded)
}
