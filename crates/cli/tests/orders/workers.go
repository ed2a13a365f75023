package main

import "fmt"

func worker(id int, jobs <-chan int, results chan<- string) {
	for j := range jobs {
		results <- fmt.Sprintf("%d:%d", id, j)
	}
}

func main() {
	jobs := make(chan int, 3)
	results := make(chan string, 3)
	for w := 1; w <= 2; w++ {
		go worker(w, jobs, results)
	}
	for j := 0; j < 3; j++ {
		jobs <- j
	}
	close(jobs)
	for a := 0; a < 3; a++ {
		fmt.Print(<-results, " ")
	}
	fmt.Println()
}
