package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"
)

type Person struct {
	Name string
	Age  int
}

func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}

func Map[T, U any](s iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		s(func(v T) bool { return yield(f(v)) })
	}
}

func Zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok := na()
			y, ok2 := nb()
			if !ok || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	m := map[string]int{"a": 3, "b": 1, "c": 2}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Collect(Map(slices.Values(keys), strings.ToUpper)))
	vals := slices.SortedFunc(maps.Values(m), func(a, b int) int { return cmp.Compare(b, a) })
	fmt.Println(vals)
	people := []Person{{"Ann", 30}, {"Bob", 25}, {"Cid", 30}, {"Dee", 25}}
	slices.SortStableFunc(people, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Age, b.Age), -strings.Compare(a.Name, b.Name))
	})
	fmt.Println(people)
	i, found := slices.BinarySearchFunc(people, 30, func(p Person, t int) int { return cmp.Compare(p.Age, t) })
	fmt.Println(i, found)
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, cap(c), " ")
	}
	fmt.Println()
	for i, v := range slices.Backward(keys) {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	even := Filter(slices.Values([]int{1, 2, 3, 4, 5, 6}), func(x int) bool { return x%2 == 0 })
	for a, b := range Zip(even, slices.Values(keys)) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	s := []int{1, 2, 3, 4, 5}
	s = slices.Insert(s, 2, 9, 9)
	s = slices.Delete(s, 0, 1)
	fmt.Println(s, slices.Index(s, 9), slices.Contains(s, 7), slices.Max(s), slices.Min(s))
	s = slices.Compact(s)
	slices.Reverse(s)
	fmt.Println(s, slices.Equal(s, []int{5}), slices.IndexFunc(s, func(x int) bool { return x < 4 }))
	s = slices.DeleteFunc(s, func(x int) bool { return x == 9 })
	fmt.Println(s, slices.Repeat([]int{1, 2}, 2), slices.Concat(s, s), slices.Replace([]int{1, 2, 3}, 0, 2, 7))
	m2 := maps.Clone(m)
	maps.DeleteFunc(m2, func(k string, v int) bool { return v == 1 })
	fmt.Println(m2, maps.Equal(m, m2), maps.Collect(slices.All([]string{"x", "y"})))
	maps.Copy(m2, map[string]int{"z": 26})
	fmt.Println(len(m2), m2)
	for part := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(part, ";")
	}
	for l := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", l)
	}
	for f := range strings.FieldsSeq("  p q  r ") {
		fmt.Print(f, ".")
	}
	fmt.Println()
	sort.Slice(people, func(i, j int) bool { return people[i].Name < people[j].Name })
	fmt.Println(people, sort.SearchInts([]int{1, 3, 5}, 4))
	sort.Sort(sort.Reverse(sort.StringSlice(keys)))
	fmt.Println(keys, slices.IsSorted(keys), min(3, 1, 2), max("a", "b"))
	clear(m)
	fmt.Println(len(m), slices.Grow([]int{1}, 10)[0], slices.Clip(s))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		slices.Insert(s, 99, 1)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		slices.Max([]int{})
	}()
	bad := func(yield func(int) bool) { yield(1); yield(2) }
	defer func() { fmt.Println("recovered:", recover()) }()
	for x := range bad {
		fmt.Println(x)
		break
	}
}
