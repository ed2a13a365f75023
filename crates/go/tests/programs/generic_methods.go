package main

import "fmt"

type Box[T any] struct{ v T }

func (b Box[T]) Map[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }

type R struct{ n int }

func (r *R) Add[N ~int | ~int64](x N) N { r.n += int(x); return N(r.n) }

func main() {
	b := Box[int]{3}.Map(func(i int) string { return fmt.Sprint(i, "!") })
	fmt.Println(b.v, Box[string]{"abc"}.Map[int](func(s string) int { return len(s) }))
	r := &R{}
	fmt.Println(r.Add(3), r.Add(int64(4)))
	f := r.Add[int]
	fmt.Println(f(5))
}

type List[T any] struct{ items []T }

func (l *List[T]) Push(x ...T) *List[T] { l.items = append(l.items, x...); return l }
func (l List[T]) Map[U any](f func(T) U) *List[U] {
	out := &List[U]{}
	for _, x := range l.items {
		out.Push(f(x))
	}
	return out
}
func (l List[T]) Fold[A any](init A, f func(A, T) A) A {
	for _, x := range l.items {
		init = f(init, x)
	}
	return init
}
func (l List[T]) Pairs[U, V any](u U, v V) (n int, s string) { return len(l.items), fmt.Sprintf("%T %T", u, v) }

type Outer struct {
	List[string]
	name string
}

func use[K any](l *List[K]) string {
	return l.Map(func(k K) string { return fmt.Sprintf("<%v>", k) }).Fold("", func(a string, s string) string { return a + s })
}

func init() {
	l := new(List[int]).Push(1, 2, 3)
	fmt.Println(l.Map(func(i int) float64 { return float64(i) / 2 }).items)
	fmt.Println(l.Fold("", func(s string, i int) string { return s + fmt.Sprint(i) }), use(l))
	o := Outer{name: "o"}
	o.Push("a", "bb")
	fmt.Println(o.Map(func(s string) int { return len(s) }).items, o.Fold[int](0, func(a int, s string) int { return a + len(s) }))
	me := (*R).Add[int]
	fmt.Println(me(&R{1}, 2))
	var fv func(int64) int64 = (&R{5}).Add
	fmt.Println(fv(6))
	defer l.Pairs(1, "x")
	go l.Pairs[int, string](1, "x")
	fmt.Println(l.Pairs[int8](1, "x"))
	var a any = l
	fmt.Printf("%T\n", List[int].Fold[string])
	_, ok := a.(interface{ Map(func(int) int) *List[int] })
	fmt.Println(ok)
}
