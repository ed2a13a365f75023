package main

import (
	"fmt"
	"sync"
	"time"
)

type Fork struct{ sync.Mutex }
type Phil struct {
	id          int
	left, right *Fork
	ate         int
}

func (p *Phil) dine(wg *sync.WaitGroup, host chan struct{}) {
	defer wg.Done()
	for range 3 {
		host <- struct{}{}
		p.left.Lock()
		p.right.Lock()
		time.Sleep(100 * time.Microsecond)
		p.ate++
		p.right.Unlock()
		p.left.Unlock()
		<-host
	}
}

func main() {
	forks := make([]*Fork, 5)
	for i := range forks {
		forks[i] = new(Fork)
	}
	phils := make([]*Phil, 5)
	for i := range phils {
		phils[i] = &Phil{id: i + 1, left: forks[i], right: forks[(i+1)%5]}
	}
	host := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for _, p := range phils {
		wg.Add(1)
		go p.dine(&wg, host)
	}
	wg.Wait()
	for _, p := range phils {
		fmt.Println("philosopher", p.id, "ate", p.ate)
	}
}
