package main

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

type Job struct{ id, n int }
type Result struct {
	job    Job
	out    int
	worker int
}

func worker(id int, jobs <-chan Job, results chan<- Result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		time.Sleep(time.Duration(j.n) * time.Millisecond)
		results <- Result{j, j.n * j.n, id}
	}
}

func main() {
	jobs, results := make(chan Job, 10), make(chan Result, 10)
	var wg sync.WaitGroup
	for w := 1; w <= 3; w++ {
		wg.Add(1)
		go worker(w, jobs, results, &wg)
	}
	for i := range 9 {
		jobs <- Job{i, 5 + i*10}
	}
	close(jobs)
	go func() { wg.Wait(); close(results) }()
	var all []Result
	for r := range results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].job.id < all[j].job.id })
	for _, r := range all {
		fmt.Printf("%+v\n", struct {
			J Job
			O int
		}{r.job, r.out})
	}
	var wg2 sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for i := 1; i <= 5; i++ {
		wg2.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			total += i
		})
	}
	wg2.Wait()
	fmt.Println(total)
}
