package main

import (
	"fmt"
	"os"
	"time"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Sq struct{ s float64 }

func (q *Sq) Area() float64 { return q.s * q.s }

func f() (int, error) { return 1, nil }

func main() {
	var s Shape = Sq{2}
	x := f()
	var y int = "hello"
	for i := 0; i < 3; i++ {
		fmt.Println(i)
	}
	ch := make(<-chan int)
	ch <- 1
	z := 3
	fmt.Println(s, x, undefinedName)
	return 1
	var t time.Duration = 1.5 * time.Second
	fmt.Printl("x")
	if t := 5; t == "a" {
	}
}
