package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

type P struct {
	Name string
	Age  int
}

func main() {
	ps := []P{{"Jax", 37}, {"TJ", 25}, {"Alex", 72}, {"Bo", 25}}
	slices.SortFunc(ps, func(a, b P) int { return cmp.Compare(a.Age, b.Age) })
	fmt.Println(ps)
	slices.SortStableFunc(ps, func(a, b P) int {
		return cmp.Or(-cmp.Compare(a.Age, b.Age), strings.Compare(a.Name, b.Name))
	})
	fmt.Println(ps)
	x := []int{1, 1, 2, 3, 3, 3, 4}
	x = slices.Compact(x)
	i, ok := slices.BinarySearch(x, 3)
	fmt.Println(x, i, ok)
	x = slices.Insert(x, 1, 9, 8)
	x = slices.Delete(x, 0, 1)
	fmt.Println(x, slices.IndexFunc(x, func(n int) bool { return n < 5 }))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, " ")
	}
	fmt.Println(slices.Repeat([]int{1, 2}, 3), slices.Concat([]int{1}, []int{2, 3}))
	for i, v := range slices.Backward(x) {
		fmt.Print(i, "=", v, " ")
	}
	fmt.Println()
	fmt.Println(slices.Collect(slices.Values(x)), slices.Sorted(slices.Values(x)))
	p, f := slices.BinarySearchFunc(ps, 37, func(p P, age int) int { return -cmp.Compare(p.Age, age) })
	fmt.Println(p, f, slices.MinFunc(ps, func(a, b P) int { return cmp.Compare(len(a.Name), len(b.Name)) }))
	fmt.Println(slices.ContainsFunc(ps, func(p P) bool { return p.Age > 70 }), min(3, 1, 2), max(2.5, 1), min("b", "a"))
	y := slices.Clone(x)
	clear(y)
	fmt.Println(y, slices.Compare(x, y), slices.Grow(y, 10)[:2])
	slices.Reverse(x)
	fmt.Println(x, slices.DeleteFunc(x, func(n int) bool { return n%2 == 0 }))
	defer func() { fmt.Println(recover()) }()
	slices.Insert(x, 99, 1)
}
