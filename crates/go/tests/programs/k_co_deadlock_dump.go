package main

import (
	"fmt"
	"sync"
	"time"
)

type Account struct {
	sync.Mutex
	id, bal int
}

func transfer(a, b *Account, n int, wg *sync.WaitGroup) {
	defer wg.Done()
	a.Lock()
	defer a.Unlock()
	time.Sleep(time.Millisecond)
	b.Lock()
	defer b.Unlock()
	a.bal -= n
	b.bal += n
}

func main() {
	a, b := &Account{id: 1, bal: 10}, &Account{id: 2, bal: 20}
	var wg sync.WaitGroup
	wg.Add(2)
	go transfer(a, b, 1, &wg)
	go transfer(b, a, 2, &wg)
	wg.Wait()
	fmt.Println(a.bal, b.bal)
}
