package main

import "fmt"

// What stands beside a call, inside a builtin, a slice expression, an assertion or a map literal, is
// read behind the call.

type point struct{ x, y int }

func main() {
	stack := []int{1, 2, 3, 7, 2}
	pop := func() (v int) {
		v, stack = stack[len(stack)-1], stack[:len(stack)-1]
		return
	}
	stack = append(stack, pop()*pop())
	fmt.Println(stack)
	stack = append(stack, pop())
	fmt.Println(stack)
	more := append(stack, pop(), 100)
	fmt.Println(more, stack)

	x := 1
	next := func() int { x++; return x }
	fmt.Println(x + next())
	sum := x + next()
	fmt.Println(sum, []int{x, next()}, x)
	list := []int{x, next(), x}
	fmt.Println(list)

	type holder struct{ s []int }
	h := &holder{[]int{1, 2, 3}}
	last := func() int { v := h.s[len(h.s)-1]; h.s = h.s[:len(h.s)-1]; return v }
	h.s = append(h.s, last()+10)
	fmt.Println(h.s)
	h.s = append(h.s, last(), last())
	fmt.Println(h.s)

	m := map[string][]int{"a": {1, 2, 3}}
	lastOf := func() int { v := m["a"]; m["a"] = v[:len(v)-1]; return v[len(v)-1] }
	m["a"] = append(m["a"], lastOf()*10)
	fmt.Println(m)
	n := copy(stack, append(stack[:0], pop()))
	fmt.Println(n, stack)
	fmt.Println(min(x, next()), max(x, next(), x))

	s := "a"
	grow := func() string { s += "b"; return s }
	fmt.Println(s+grow()+s, s == grow(), len(s)+len(grow()))
	text := "abcdef"
	low := 1
	bound := func() int { low = 3; return 5 }
	fmt.Println(text[low:bound()])
	numbers := []int{0, 1, 2, 3, 4, 5}
	low = 1
	fmt.Println(numbers[low:bound()])

	keys := map[int]int{x: next(), next(): x}
	fmt.Println(len(keys), keys)
	p := point{1, 2}
	move := func() int { p.x = 9; return 3 }
	points := map[point]int{p: move()}
	fmt.Println(points)
	nested := []map[int]int{{x: next()}, {next(): x}}
	fmt.Println(nested)
	any1 := any(x)
	set := func() int { any1 = 77; return 0 }
	boxes := []any{1}
	fmt.Println(any1.(int)+set(), boxes[set()].(int)+any1.(int))

	say := func(v int) int { println("said", v); return v }
	println("first", say(1), say(2))
	fmt.Println(p == point{next(), 2}, [1]int{x} == [1]int{next()})
}
