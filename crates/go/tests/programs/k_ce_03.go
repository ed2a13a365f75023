package main

import "fmt"

func Map[T, U any](xs []T, f func(T) U) []U { return nil }

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) T { var s T; return s }

type Stack[T any] struct{ xs []T }

func (s *Stack[T]) Push(x T) {}

func main() {
	Sum("a", "b")
	Sum(1, 2.5)
	Sum[string]()
	Map([]int{1}, 5)
	var s Stack
	var t Stack[int, string]
	st := Stack[int]{}
	st.Push("x")
	st.Pop()
	var n Num
	fmt.Println(s, t, n)
	x, y := 1
	a, b := fmt.Sprint("x")
	var i interface{ Foo() } = 3
	v := i.(int)
	w := 5.(int)
	_ = x + y + a + b
	if x := 1; x == "a" {
	}
	for i := range 3.5 {
	}
	for a, b := range 10 {
	}
	var u uint8 = 256
	var e int8 = -129
	_ = 1 / 0
	_ = 10 << -1
	_ = "a"[5]
	fmt.Println(u, e, v, w)
}
