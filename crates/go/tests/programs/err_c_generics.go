package main

import "fmt"

type Number interface{ ~int | ~float64 }

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) {
	if len(s.items) == 0 {
		return nil, false
	}
	x := s.items[len(s.items)-1]
	return x
}

func main() {
	fmt.Println(Sum("a", "b"))
	fmt.Println(Sum(1, 2.5))
	var s Stack
	st := Stack[int]{}
	st.Push("x")
	st.Peek()
	var m map[[]int]string
	const c = 10
	c = 20
	var a [3]int = [4]int{1, 2, 3, 4}
	a[5] = 1
	switch x := 5; x {
	case 1, 2, 1:
	case "s":
	}
	for {
		fmt.Println("x")
	}
	fmt.Println(m, s)
	break
	go fmt.Println
	defer recover
	nil := 3
	var u uint = -1
	if 5 {
	}
	x.y = 3
}
