package main

import (
	"fmt"
	"os"
	"strings"
)

type Shape interface {
	Area() float64
	Name() string
}
type Sq struct{ s float64 }

func (s *Sq) Area() float64 { return s.s * s.s }
func f(a int, b string) (int, error) {
	if a > 0 {
		return a, nil
	}
}
func g() int {
	for {
		break
	}
}
func main() {
	var x int = "hello"
	y := 5
	var s Shape = Sq{2}
	z, err := f(1)
	f(1, "a")
	fmt.Println(undefinedVar, x)
	return 1
	for i := 0; i < 10; i++ {
		i := i
	}
	s.Foo()
	var p *int = &"x"
	"a" + 1
	x = nil
	if x {
	}
	const c = 10
	c = 5
	var arr [3]int
	arr[5] = 1
	fmt.Printl("x")
	_ = z + err
	y.foo = 3
}
