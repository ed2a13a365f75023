package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int64 | ~float64
}
type MyInt int

func SumMap[K comparable, V Number](m map[K]V) V {
	var s V
	for _, v := range m {
		s += v
	}
	return s
}
func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}
func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, e := range s {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}
func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

type List[T any] struct {
	head, tail *element[T]
	n          int
}
type element[T any] struct {
	next *element[T]
	val  T
}

func (l *List[T]) Push(v T) {
	e := &element[T]{val: v}
	if l.tail == nil {
		l.head, l.tail = e, e
	} else {
		l.tail.next = e
		l.tail = e
	}
	l.n++
}
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for e := l.head; e != nil; e = e.next {
			if !yield(e.val) {
				return
			}
		}
	}
}

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(*s) == 0 {
		return zero, errors.New("empty stack")
	}
	v := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return v, nil
}

type Pair[K cmp.Ordered, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v:%v>", p.Key, p.Val) }
func SortedPairs[M ~map[K]V, K cmp.Ordered, V any](m M) []Pair[K, V] {
	ps := make([]Pair[K, V], 0, len(m))
	for k, v := range m {
		ps = append(ps, Pair[K, V]{k, v})
	}
	sort.Slice(ps, func(i, j int) bool { return ps[i].Key < ps[j].Key })
	return ps
}

type Tree[T any] struct {
	cmp         func(a, b T) int
	root        *node[T]
}
type node[T any] struct {
	l, r *node[T]
	v    T
}

func (t *Tree[T]) find(v T) **node[T] {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(v, (*p).v); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			return p
		}
	}
	return p
}
func (t *Tree[T]) Insert(v T) bool {
	p := t.find(v)
	if *p != nil {
		return false
	}
	*p = &node[T]{v: v}
	return true
}

type Set[T comparable] map[T]struct{}

func NewSet[T comparable](xs ...T) Set[T] {
	s := Set[T]{}
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Stringish interface {
	~string
	Len() int
}
type MyS string

func (m MyS) Len() int { return len(m) }
func Total[T Stringish](xs ...T) (n int) {
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return
}
func MustPtr[T any](v T) *T { return &v }

func main() {
	fmt.Println(SumMap(map[string]int64{"a": 34, "b": 12}), SumMap(map[string]float64{"a": 35.5}), SumMap(map[int]MyInt{1: 2}))
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Println(Filter([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }), Reduce([]string{"a", "b"}, 0, func(n int, s string) int { return n + len(s) }))
	l := List[int]{}
	for _, v := range []int{10, 13, 23} {
		l.Push(v)
	}
	for v := range l.All() {
		fmt.Print(v, " ")
		if v == 13 {
			break
		}
	}
	fmt.Println(l.n)
	var s Stack[string]
	s.Push("a")
	fmt.Println(s.Pop())
	fmt.Println(s.Pop())
	fmt.Println(SortedPairs(map[string]int{"z": 1, "a": 2}))
	fmt.Printf("%v %+v %T\n", Pair[string, int]{"k", 1}, List[string]{}, Pair[string, []int]{})
	t := Tree[string]{cmp: strings.Compare}
	fmt.Println(t.Insert("b"), t.Insert("a"), t.Insert("b"))
	st := NewSet(1, 2, 3)
	fmt.Println(st.Has(2), st.Has(5), len(st), Total(MyS("abc"), MyS("d")))
	fmt.Println(*MustPtr(3), *MustPtr("s"))
	fmt.Printf("%T %T %T\n", st, l, MustPtr[Pair[int, bool]])
	var f func(int, int) int = max
	_ = f
}
