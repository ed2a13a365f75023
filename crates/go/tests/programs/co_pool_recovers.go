package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type Job struct {
	ID   int
	Text string
}
type Result struct {
	Job   Job
	Words map[string]int
	Err   error
}

type Pool struct {
	jobs    chan Job
	results chan Result
	wg      sync.WaitGroup
	handler func(Job) (map[string]int, error)
}

func NewPool(n int, h func(Job) (map[string]int, error)) *Pool {
	p := &Pool{jobs: make(chan Job, n), results: make(chan Result, n), handler: h}
	for i := 0; i < n; i++ {
		p.wg.Add(1)
		go p.loop()
	}
	go func() {
		p.wg.Wait()
		close(p.results)
	}()
	return p
}

func (p *Pool) loop() {
	defer p.wg.Done()
	for j := range p.jobs {
		p.run(j)
	}
}

func (p *Pool) run(j Job) {
	defer func() {
		if r := recover(); r != nil {
			p.results <- Result{Job: j, Err: fmt.Errorf("job %d panicked: %v", j.ID, r)}
		}
	}()
	w, err := p.handler(j)
	p.results <- Result{j, w, err}
}

func count(j Job) (map[string]int, error) {
	time.Sleep(time.Millisecond * time.Duration(len(j.Text)%5))
	if j.Text == "" {
		return nil, fmt.Errorf("job %d: empty", j.ID)
	}
	if strings.HasPrefix(j.Text, "!") {
		var m map[string]int
		m["x"]++
	}
	m := make(map[string]int)
	for _, w := range strings.Fields(strings.ToLower(j.Text)) {
		m[strings.Trim(w, ".,!")]++
	}
	return m, nil
}

func main() {
	texts := []string{"The cat sat.", "the dog, the cat", "", "! panic", "A dog sat on the mat."}
	p := NewPool(3, count)
	go func() {
		defer close(p.jobs)
		for i, t := range texts {
			p.jobs <- Job{i, t}
		}
	}()
	total := map[string]int{}
	var errs []string
	for r := range p.results {
		if r.Err != nil {
			errs = append(errs, r.Err.Error())
			continue
		}
		for w, n := range r.Words {
			total[w] += n
		}
	}
	sort.Strings(errs)
	for _, e := range errs {
		fmt.Println("error:", e)
	}
	type wc struct {
		w string
		n int
	}
	var all []wc
	for w, n := range total {
		all = append(all, wc{w, n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].w < all[j].w
	})
	for _, x := range all {
		fmt.Printf("%-5s %s\n", x.w, strings.Repeat("#", x.n))
	}
	fmt.Println(total)
}
