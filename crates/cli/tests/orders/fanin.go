package main

import "fmt"

func source(name string, count int) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for i := range count {
			out <- fmt.Sprint(name, i)
		}
	}()
	return out
}

func main() {
	a, b := source("a", 2), source("b", 2)
	for a != nil || b != nil {
		select {
		case word, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			fmt.Print(word, " ")
		case word, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			fmt.Print(word, " ")
		}
	}
	fmt.Println()
}
