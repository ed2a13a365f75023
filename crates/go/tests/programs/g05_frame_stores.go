package main

import (
	"fmt"
	"sort"
	"slices"
	"strings"
)

func printSlice(s []int) { fmt.Printf("len=%d cap=%d %v\n", len(s), cap(s), s) }
func info(s []int)       { fmt.Println(len(s), cap(s)) }

type stack []int

func (s *stack) push(v int) { *s = append(*s, v) }
func (s stack) size() int   { return cap(s) }

func main() {
	var s []int
	printSlice(s)
	s = append(s, 0)
	printSlice(s)
	s = append(s, 1)
	printSlice(s)
	var t []int
	for i := range 9 {
		t = append(t, i)
		info(t)
	}
	var st stack
	st.push(1)
	fmt.Println(st.size(), cap(st))
	var st2 stack
	st2 = append(st2, 1)
	fmt.Println(st2.size())
	var q []int
	for i := range 3 {
		q = append(q, 3-i)
	}
	sort.Ints(q)
	fmt.Println(cap(q))
	var q2 []int
	for i := range 3 {
		q2 = append(q2, 3-i)
	}
	slices.Sort(q2)
	fmt.Println(cap(q2), q2[0])
	var q3 []int
	for i := range 3 {
		q3 = append(q3, 3-i)
	}
	sort.Slice(q3, func(i, j int) bool { return q3[i] < q3[j] })
	fmt.Println(cap(q3))
	var w []string
	for _, x := range strings.Fields("a b c") {
		w = append(w, x)
		fmt.Print(cap(w), " ")
	}
	fmt.Println(strings.Join(w, "-"))
	var sum []float64
	for _, f := range []float64{1, 2, 3} {
		sum = append(sum, f)
	}
	total := 0.0
	for _, f := range sum {
		total += f
	}
	fmt.Println(total, cap(sum))
	old := -1
	var g []int
	for i := 0; i < 600; i++ {
		g = append(g, i)
		if cap(g) != old {
			old = cap(g)
			fmt.Print(old, " ")
		}
	}
	fmt.Println()
	a := []int{1, 2, 3}
	b := append(a, 4)
	b[0] = 99
	fmt.Println(a, b, cap(b))
	c := append(a[:1], 50)
	fmt.Println(a, c, cap(c))
	var evens []int
	for i := range 10 {
		if i%2 == 0 {
			evens = append(evens, i)
		}
	}
	fmt.Println(len(evens), cap(evens))
	res := make([]int, 0, 2)
	res = append(res, 1, 2, 3)
	fmt.Println(len(res), cap(res))
	queue := []int{1}
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		if x < 4 {
			queue = append(queue, x+1, x+2)
		}
		fmt.Print(len(queue), cap(queue), " ")
	}
	fmt.Println()
	type rec struct{ name string; age int }
	var rs []rec
	rs = append(rs, rec{"a", 1})
	fmt.Println(cap(rs))
	var ptrs []*rec
	ptrs = append(ptrs, &rec{"a", 1})
	fmt.Println(cap(ptrs))
	x := []int(nil)
	y := append(x, 1)
	fmt.Println(cap(y))
	go func(v []int) { fmt.Println(cap(v)) }(x)
}
