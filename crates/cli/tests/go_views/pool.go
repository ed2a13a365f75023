package main

import (
	"fmt"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

func worker(id int, jobs <-chan int, results chan<- int, c *counter, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
		results <- j * 2
	}
	_ = id
}

func main() {
	jobs := make(chan int, 3)
	results := make(chan int, 3)
	c := &counter{}
	var wg sync.WaitGroup
	for i := 1; i <= 3; i++ {
		wg.Add(1)
		go worker(i, jobs, results, c, &wg)
	}
	wg2 := sync.WaitGroup{}
	wg2.Go(func() {
		for r := range results {
			fmt.Println(r)
		}
	})
	for j := 1; j <= 5; j++ {
		jobs <- j
	}
	close(jobs)
	wg.Wait()
	close(results)
	wg2.Wait()
}
