package main

import "fmt"

func a() int {
	for {
		break
	}
}

func b(x int) (r int, err error) {
	switch {
	case x > 1:
		return 1
	default:
		return 1, nil, 2
	}
}

func c() {
	x := 1
	x := 2
	var y, z = 1
	a, b := 1, 2, 3
	fmt.Println(x, y, z)
	v := 3
	fmt.Println(v)
	L:
	for {
		continue M
	}
}

type T struct {
	a int
	a string
}

type R struct{ r R }

type I interface{ m(); m() }

func (t T) a() {}

func main() {
	var i I = T{}
	switch i.(type) {
	case T, T:
	}
	if a() == "x" {
	}
	fmt.Println(b(1) + 1)
	var f func(int) = func(s string) {}
	f(1, 2)
	main := 3
	main()
	_ = T{1}
	_ = []int{0: 1, 0: 2}
	_ = [2]int{1, 2, 3}
	&T{}
	<-3
}
