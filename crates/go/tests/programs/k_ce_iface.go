package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
)

type A struct{}

func (a *A) Read(p []byte) (int, error) { return 0, nil }

type B struct{}

func (b B) Read(p string) (int, error) { return 0, nil }

type C struct{ A }
type L []int

func (l L) Len() int { return 0 }

func take(r io.Reader) {}
func main() {
	take(A{})
	take(B{})
	take(&C{})
	take(C{})
	sort.Sort(L{})
	var e error = "x"
	e = errors.New("a", "b")
	var r io.Reader = nil
	_ = r.(A)
	_ = r.(*A)
	switch r.(type) {
	case B:
	case *A, int:
	}
	fmt.Println(e == 5, r == A{}, A{} == B{}, []int{} == nil, []int{} == []int{}, func() {} == nil)
	var m map[[]int]string
	_ = m
	for e := range e {
	}
	e.Error
	e.Foo()
	(&e).Error()
	A.Read(A{}, nil)
	x := fmt.Sprintf
	x()
	var fn func() = main()
	fn(1)
	fmt.Println(main())
	a, b, c := f2()
	return f2()
}
func f2() (int, string) { return 1 }
func f3() (n int, err error) { n := 1; return }
func f4() { return f2() }
