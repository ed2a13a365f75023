package main

import "fmt"

type T struct {
	a int
	a string
}

func (t T) M() {}
func (t T) M() {}

func dup(a int, a string) {}

type I interface {
	A()
	A()
}

func main() {
	x := 1
	x := 2
	var a int
	var a string
	switch x {
	case 1:
	case 1:
	case "a":
	}
	break
	continue
	goto missing
L:
	for {
	}
	_ = T{1, "a", 3}
	_ = T{b: 1}
	_ = []int{0: 1, 0: 2}
	_ = map[string]int{"a": 1, "a": 2}
	fmt.Println(a)
	defer fmt.Println
	go func() {}
	var f func(int) = func(s string) {}
	ch := make(chan<- int)
	<-ch
	ro := make(<-chan int)
	ro <- 1
	close(ro)
	for range ch {
	}
	len(5)
	append(1, 2)
	_ = append([]int{}, "a")
	make(int)
	new(5)
}
