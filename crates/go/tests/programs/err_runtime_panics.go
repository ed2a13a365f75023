package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

type Stack[T any] []T

func (s *Stack[T]) Push(v T) { *s = append(*s, v) }
func (s *Stack[T]) Pop() T {
	old := *s
	if len(old) == 0 {
		panic(errors.New("stack: pop of empty"))
	}
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

func safe(name string, f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if re, ok := r.(runtime.Error); ok {
				err = fmt.Errorf("%s: runtime: %w", name, re)
			} else {
				err = fmt.Errorf("%s: %v (%T)", name, r, r)
			}
		}
	}()
	f()
	return nil
}

type I interface{ M() }
type A struct{ x int }

func (a *A) M() { fmt.Println(a.x) }

func main() {
	zero := 0
	var m map[string]map[string]int
	var i any = "str"
	var it I
	var pa *A
	s := []int{1, 2, 3}
	tests := []struct {
		n string
		f func()
	}{
		{"div", func() { fmt.Println(1 / zero) }},
		{"index", func() { fmt.Println(s[len(s)+zero]) }},
		{"neg", func() { fmt.Println(s[zero-1]) }},
		{"slice", func() { fmt.Println(s[2:zero+1]) }},
		{"slice3", func() { fmt.Println(s[:zero+10]) }},
		{"strindex", func() { fmt.Println("abc"[zero+5]) }},
		{"strslice", func() { fmt.Println("abc"[zero+4:]) }},
		{"nilmap", func() { m["a"] = map[string]int{} }},
		{"assert", func() { fmt.Println(i.(int)) }},
		{"assert2", func() { fmt.Println(i.(fmt.Stringer)) }},
		{"assertnil", func() { fmt.Println(it.(*A)) }},
		{"nilm", func() { it.M() }},
		{"nilp", func() { pa.M() }},
		{"custom", func() { new(Stack[int]).Pop() }},
		{"arr", func() { _ = [3]int(s[:zero+2]) }},
		{"makeslice", func() { _ = make([]int, zero-1) }},
		{"makechan", func() { _ = make(chan int, zero-1) }},
		{"hash", func() { _ = map[any]int{[]int{1}: 1} }},
		{"cmp", func() { var a, b any = []int{1}, []int{1}; fmt.Println(a == b) }},
		{"repeat", func() { strings.Repeat("x", zero-1) }},
		{"nilfunc", func() { var f func(); f() }},
		{"shift", func() { fmt.Println(1 << (zero - 1)) }},
		{"nilpanic", func() { panic(nil) }},
		{"closeclosed", func() { c := make(chan int); close(c); close(c) }},
		{"ok", func() {}},
	}
	for _, t := range tests {
		fmt.Println(safe(t.n, t.f))
	}
	defer fmt.Println("deferred 1")
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("second")
	}()
	func() {
		defer func() {
			r := recover()
			fmt.Println("re-panic", r)
			panic(fmt.Sprint(r, " again"))
		}()
		var st Stack[string]
		st.Push("x")
		fmt.Println(st.Pop())
		st.Pop()
	}()
	os.Exit(3)
}
