package main

import (
	"fmt"
	"net"
	"os"
	"sync/atomic"
	"time"
)

func attempt(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func put(in, out []string) {
	defer copy(out, in)
	defer copy(out, []string{"gone", "gone"})
}

func letters(b []byte) {
	defer copy(b, "xyz")
}

func wipe(m map[string]int, s []int) {
	defer clear(m)
	defer clear(s)
	m["b"] = 2
}

func main() {
	out := make([]string, 2)
	put([]string{"foo", "bar"}, out)
	b := []byte("abcde")
	letters(b)
	m, s := map[string]int{"a": 1}, []int{1, 2}
	wipe(m, s)
	fmt.Println(out, string(b), m, s)

	var none map[any]int
	full := map[any]int{1: 1}
	key := any([]int{1})
	attempt("nil map", func() { _ = none[key] })
	attempt("empty map", func() { _, _ = map[any]int{}[key] })
	attempt("delete from nil", func() { delete(none, key) })
	attempt("full map", func() { _ = full[key] })
	attempt("delete from full", func() { delete(full, key) })

	var v atomic.Value
	attempt("old", func() { fmt.Println(v.CompareAndSwap("x", "y"), v.CompareAndSwap(nil, []int{1})) })
	attempt("types", func() { v.CompareAndSwap(1, "x") })
	attempt("into", func() { v.CompareAndSwap(1, 2) })
	attempt("swap", func() { v.Swap("x") })
	attempt("swap nil", func() { v.Swap(nil) })
	fmt.Println(v.Load(), v.Swap([]int{2}), v.Load())

	_, n, _ := net.ParseCIDR("10.1.2.3/9")
	fmt.Println(n.Mask, net.CIDRMask(20, 32), net.IPMask(nil), net.IPNet{})
	c, d := net.Pipe()
	defer d.Close()
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err := c.Read(make([]byte, 1))
	fmt.Println(err, os.IsTimeout(err))
}
