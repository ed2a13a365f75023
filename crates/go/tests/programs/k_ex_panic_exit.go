package main

import (
	"fmt"
	"os"
	"runtime"
)

type MyErr struct{ Code int }

func (e MyErr) Error() string { return fmt.Sprint("code ", e.Code) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		if re, ok := r.(runtime.Error); ok {
			fmt.Printf("%s: runtime error: %v\n", name, re)
		} else {
			fmt.Printf("%s: %v %T\n", name, r, r)
		}
	}()
	f()
}

type I interface{ M() }
type A struct{}

func (A) M() {}

func main() {
	var m map[string]int
	var p *MyErr
	var i any = "str"
	var e I
	s := []int{1, 2, 3}
	n := 0
	k := 5
	try("map", func() { m["a"] = 1 })
	try("nil", func() { _ = p.Code })
	try("index", func() { _ = s[k] })
	try("slice", func() { _ = s[k:] })
	try("slice2", func() { _ = s[2:n+1] })
	try("slice3", func() { _ = s[:2:k] })
	try("div", func() { _ = 1 / n })
	try("conv", func() { _ = i.(int) })
	try("conv2", func() { _ = i.(I) })
	try("conv3", func() { i = nil; _ = i.(int) })
	try("nilif", func() { e.M() })
	try("custom", func() { panic(MyErr{3}) })
	try("errorf", func() { panic(fmt.Errorf("wrapped: %w", MyErr{4})) })
	try("closed", func() { c := make(chan int); close(c); close(c) })
	try("makeslice", func() { _ = make([]int, n-1) })
	try("makechan", func() { _ = make(chan int, n-1) })
	try("arr", func() { _ = [3]int(s[:2]) })
	try("shift", func() { _ = 1 << (n - 1) })
	try("str", func() { _ = "abc"[k] })
	try("hash", func() { _ = map[any]int{s: 1} })
	try("cmp", func() { var a, b any = s, s; _ = a == b })
	try("nilfunc", func() { var f func(); f() })
	try("goexit", func() { panic(nil) })
	try("repeat", func() { defer func() { panic("second") }(); panic("first") })
	defer fmt.Println("!")
	if len(os.Args) > 5 {
		os.Exit(3)
	}
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("main recovered", r)
			panic(fmt.Sprintf("re-panic %v", r))
		}
	}()
	panic(MyErr{7})
}
