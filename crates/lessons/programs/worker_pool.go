package main

import (
	"fmt"
	"time"
)

func worker(id int, jobs <-chan int, results chan<- string) {
	for job := range jobs {
		time.Sleep(time.Duration(job) * 10 * time.Millisecond)
		results <- fmt.Sprintf("job %d by worker %d: %d", job, id, job*job)
	}
}

func main() {
	jobs, results := make(chan int), make(chan string)
	for id := range 3 {
		go worker(id+1, jobs, results)
	}
	go func() {
		for job := range 6 {
			jobs <- job + 1
		}
		close(jobs)
	}()
	for range 6 {
		fmt.Println(<-results)
	}
}
