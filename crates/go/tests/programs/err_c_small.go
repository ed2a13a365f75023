package main

import "fmt"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		fmt.Println("hi")
	}()
	wg.Wait()
	x := 5
	var p *int = &x
	fmt.Println(p + 1, *x)
	s := "abc"
	s[0] = 'x'
	for i := range 3 { i = "a" }
	m := map[string]struct{ n int }{}
	m["a"].n = 3
	const k = len(s)
	fmt.Println(s.Len(), k)
}
