package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func Count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("cleanup")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}
func genFib() iter.Seq[int] {
	return func(yield func(int) bool) {
		a, b := 1, 1
		for yield(a) {
			a, b = b, a+b
		}
	}
}
func Filter[V any](f func(V) bool, s iter.Seq[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}
func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}
func Take[V any](n int, s iter.Seq[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if !yield(v) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}
func find(s iter.Seq[int], want int) (idx int) {
	for v := range s {
		if v == want {
			return idx
		}
		idx++
	}
	return -1
}

func main() {
	for i := range Count(5) {
		if i == 2 {
			break
		}
		fmt.Println(i)
	}
	for n := range genFib() {
		if n >= 10 {
			break
		}
		fmt.Print(n, " ")
	}
	fmt.Println()
	fmt.Println(find(Count(3), 1), find(genFib(), 21))
	even := Filter(func(i int) bool { return i%2 == 0 }, genFib())
	fmt.Println(slices.Collect(Take(4, even)))
	for a, b := range Zip(slices.Values([]string{"x", "y", "z"}), genFib()) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	for i, line := range slices.All(strings.Split("a,b", ",")) {
		fmt.Print(i, line, " ")
	}
	for w := range strings.SplitSeq("one two three", " ") {
		fmt.Print(w, "|")
	}
	for w := range strings.FieldsSeq("  p  q ") {
		fmt.Print(w, "|")
	}
	for l := range strings.Lines("l1\nl2\n") {
		fmt.Printf("%q", l)
	}
	fmt.Println()
	m := maps.Collect(slices.All([]string{"a", "b"}))
	fmt.Println(m, slices.Sorted(maps.Keys(m)))
	next, stop := iter.Pull2(maps.All(map[int]int{1: 2}))
	fmt.Println(next())
	fmt.Println(next())
	stop()
outer:
	for i := range Count(3) {
		for j := range Count(3) {
			if j == 1 {
				continue outer
			}
			if i == 1 {
				break outer
			}
			fmt.Println(i, j)
		}
	}
	defer func() { fmt.Println("rec", recover()) }()
	for i := range Count(3) {
		if i == 1 {
			panic("in loop")
		}
	}
}
