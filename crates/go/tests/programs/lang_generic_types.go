package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type LRU[K comparable, V any] struct {
	cap   int
	ll    *list.List
	items map[K]*list.Element
	onEv  func(K, V)
}
type entry[K comparable, V any] struct {
	k K
	v V
}

func NewLRU[K comparable, V any](n int, onEvict func(K, V)) *LRU[K, V] {
	return &LRU[K, V]{cap: n, ll: list.New(), items: map[K]*list.Element{}, onEv: onEvict}
}
func (c *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, hit := c.items[k]; hit {
		c.ll.MoveToFront(e)
		return e.Value.(entry[K, V]).v, true
	}
	return
}
func (c *LRU[K, V]) Put(k K, v V) {
	if e, ok := c.items[k]; ok {
		e.Value = entry[K, V]{k, v}
		c.ll.MoveToFront(e)
		return
	}
	c.items[k] = c.ll.PushFront(entry[K, V]{k, v})
	if c.ll.Len() > c.cap {
		last := c.ll.Back()
		en := c.ll.Remove(last).(entry[K, V])
		delete(c.items, en.k)
		if c.onEv != nil {
			c.onEv(en.k, en.v)
		}
	}
}

type PQ[T any] struct {
	xs   []T
	less func(a, b T) bool
}

func (p *PQ[T]) Len() int           { return len(p.xs) }
func (p *PQ[T]) Less(i, j int) bool { return p.less(p.xs[i], p.xs[j]) }
func (p *PQ[T]) Swap(i, j int)      { p.xs[i], p.xs[j] = p.xs[j], p.xs[i] }
func (p *PQ[T]) Push(x any)         { p.xs = append(p.xs, x.(T)) }
func (p *PQ[T]) Pop() any {
	n := len(p.xs)
	x := p.xs[n-1]
	p.xs = p.xs[:n-1]
	return x
}

type Number interface {
	~int | ~int8 | ~int32 | ~int64 | ~float32 | ~float64
}

func SumBy[T any, N Number](xs []T, f func(T) N) (sum N) {
	for _, x := range xs {
		sum += f(x)
	}
	return
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func GroupBy[K comparable, T any](xs []T, key func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, x := range xs {
		k := key(x)
		m[k] = append(m[k], x)
	}
	return m
}

type Optional[T any] struct{ v *T }

func Some[T any](v T) Optional[T] { return Optional[T]{&v} }
func (o Optional[T]) OrElse(d T) T {
	if o.v == nil {
		return d
	}
	return *o.v
}

type Set[T cmp.Ordered] map[T]struct{}

func SetOf[T cmp.Ordered](xs ...T) Set[T] {
	s := Set[T]{}
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Union(o Set[T]) Set[T] {
	r := maps.Clone(s)
	maps.Copy(r, o)
	return r
}
func (s Set[T]) String() string { return fmt.Sprint(slices.Sorted(maps.Keys(s))) }

type List[T any] interface {
	Add(T) List[T]
	Len() int
}
type sl[T any] []T

func (s sl[T]) Add(x T) List[T] { return append(s, x) }
func (s sl[T]) Len() int        { return len(s) }

type Celsius float64
type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
}
type Int int

func (a Int) Less(b Int) bool { return a < b }
func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.l.Walk(f)
		f(t.v)
		t.r.Walk(f)
	}
}

func main() {
	c := NewLRU(2, func(k string, v int) { fmt.Println("evict", k, v) })
	c.Put("a", 1)
	c.Put("b", 2)
	c.Get("a")
	c.Put("c", 3)
	fmt.Println(c.Get("b"))
	fmt.Println(c.Get("a"))
	pq := &PQ[string]{less: func(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }}
	for _, w := range strings.Fields("pear fig banana kiwi apple") {
		heap.Push(pq, w)
	}
	pq.xs[0] = "zzzzzzzz"
	heap.Fix(pq, 0)
	for pq.Len() > 0 {
		fmt.Print(heap.Pop(pq), " ")
	}
	fmt.Println()
	r := ring.New(3)
	for i := range 3 {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, ",") })
	fmt.Println(r.Len())
	fmt.Println(SumBy([]string{"a", "bb"}, func(s string) float64 { return float64(len(s)) / 2 }))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	g := GroupBy([]int{1, 2, 3, 4, 5}, func(x int) string { return []string{"even", "odd"}[x%2] })
	fmt.Println(g)
	fmt.Println(Some(3).OrElse(4), Optional[string]{}.OrElse("none"))
	s := SetOf(3, 1).Union(SetOf(2))
	fmt.Println(s, len(s))
	var l List[int] = sl[int]{}
	fmt.Printf("%d %T %T %T\n", l.Add(1).Add(2).Len(), l, c, Some(Celsius(1)))
	fmt.Printf("%v %+v\n", Optional[int]{}, entry[string, int]{"k", 1})
	var t *Tree[Int]
	for _, x := range []Int{5, 2, 8} {
		t = t.Insert(x)
	}
	t.Walk(func(i Int) { fmt.Print(i, " ") })
	fmt.Println(min(2.5, 1), max("a", "b"))
	f := SumBy[Celsius, Celsius]
	fmt.Println(f([]Celsius{1, 2}, func(c Celsius) Celsius { return c * 2 }), errors.Join(nil, nil) == nil)
}
