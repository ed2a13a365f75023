package main

import (
	"errors"
	"fmt"
	"strings"
)

func plus(a, b int) int { return a + b }
func vals() (int, int)  { return 3, 7 }
func split(sum int) (x, y int) {
	x = sum * 4 / 9
	y = sum - x
	return
}
func sum(nums ...int) (total int) {
	fmt.Print(nums, " ")
	for _, n := range nums {
		total += n
	}
	return
}
func intSeq() func() int {
	i := 0
	return func() int { i++; return i }
}
func fact(n uint64) uint64 {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}
func apply(xs []int, fs ...func(int) int) []int {
	out := make([]int, 0, len(xs))
	for _, x := range xs {
		for _, f := range fs {
			x = f(x)
		}
		out = append(out, x)
	}
	return out
}

type Op func(float64, float64) (float64, error)

func (o Op) Do(a, b float64) string {
	r, err := o(a, b)
	if err != nil {
		return "error: " + err.Error()
	}
	return fmt.Sprintf("%.3g", r)
}

var errZero = errors.New("division by zero")

func deferred() (s string) {
	defer func() { s += "!" }()
	for i := range 3 {
		defer func(n int) { s += fmt.Sprint(n) }(i)
	}
	return "start"
}

func main() {
	fmt.Println(plus(1, 2))
	a, b := vals()
	_, c := vals()
	fmt.Println(a, b, c, plus(vals()))
	fmt.Println(split(17))
	fmt.Println(sum(1, 2))
	fmt.Println(sum([]int{1, 2, 3, 4}...))
	fmt.Println(sum())
	next := intSeq()
	fmt.Println(next(), next(), intSeq()())
	fmt.Println(fact(20), fact(25))
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(20))
	fmt.Println(apply([]int{1, 2, 3}, func(x int) int { return x * x }, func(x int) int { return x + 1 }))
	div := Op(func(a, b float64) (float64, error) {
		if b == 0 {
			return 0, errZero
		}
		return a / b, nil
	})
	fmt.Println(div.Do(1, 3), div.Do(1, 0))
	fmt.Println(deferred())
	up := strings.ToUpper
	fmt.Println(up("method value"), strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"))
	func() {
		defer fmt.Println("deferred")
		fmt.Println("body")
	}()
	f := (*strings.Builder).WriteString
	var sb strings.Builder
	f(&sb, "method expr")
	fmt.Println(sb.String(), sb.Len())
}
