// What first programs have besides goroutines: rehearsed, so that they find it in the engine's first part.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type counter struct {
	mu    sync.Mutex
	count map[string]int
}

func (c *counter) add(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.count[key]++
}

var errLate = errors.New("too late")

func half(n int) (int, error) {
	if n%2 != 0 {
		return 0, fmt.Errorf("half of %d: %w", n, errLate)
	}
	return n / 2, nil
}

func worker(id int, jobs <-chan int, results chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for job := range jobs {
		time.Sleep(time.Duration(id) * time.Millisecond)
		results <- job * 2
	}
}

func main() {
	c := counter{count: map[string]int{}}
	for _, word := range strings.Fields("to be or not to be") {
		c.add(strings.ToUpper(word))
	}
	keys := make([]string, 0, len(c.count))
	for key := range c.count {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	fmt.Println(keys, len(keys), c.count["TO"], strings.Join(keys, ", "))
	var s shape = square{2}
	fmt.Printf("%.2f %v %+v %T %5d|%-5s|%q %x %t\n", s.area(), s, s, s, 7, "ab", "q", 255, true)
	if _, err := half(3); errors.Is(err, errLate) {
		fmt.Println("error:", err)
	}
	jobs, results := make(chan int, 4), make(chan int, 4)
	var wg sync.WaitGroup
	for id := 1; id <= 2; id++ {
		wg.Add(1)
		go worker(id, jobs, results, &wg)
	}
	for i := range 4 {
		jobs <- i
	}
	close(jobs)
	go func() { wg.Wait(); close(results) }()
	sum := 0
	for result := range results {
		sum += result
	}
	fmt.Println("sum", sum)
	done, ticker := make(chan struct{}), time.NewTicker(10*time.Millisecond)
	defer ticker.Stop()
	go func() { time.Sleep(25 * time.Millisecond); close(done) }()
loop:
	for {
		select {
		case <-done:
			break loop
		case <-ticker.C:
			fmt.Print("tick ")
		case <-time.After(time.Second):
			os.Exit(1)
		}
	}
	fmt.Println()
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	switch numbers := []int{1, 2, 3}; {
	case len(numbers) > 2:
		copy(numbers[1:], numbers)
		fmt.Println(numbers, numbers[len(numbers)-1:], min(1, 2))
		fmt.Println(numbers[sum])
	default:
		panic("no numbers")
	}
}
