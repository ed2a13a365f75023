package main

import (
	"encoding/json"
	"fmt"
)

type S struct{ a, b int }

var g = 1

func inc() int   { g++; return g }
func two() (int, int) { return 1, 2 }
func show(a, b, c int) { fmt.Println(a, b, c) }
func variadic(xs ...int) { fmt.Println(xs) }

func main() {
	n := 1
	f := func() int { n++; return n }
	fmt.Println(n, f(), n)
	show(n, f(), n)
	variadic(n, f(), n)
	x := []int{n, f(), n}
	fmt.Println(x)
	fmt.Println(g, inc(), g)
	show(g, inc(), g)
	s := S{1, 2}
	h := func() int { s.a++; return s.a }
	fmt.Println(s, h(), s)
	fmt.Println(s.a, h(), s.a)
	fmt.Println(s.a+0, h(), s.a+0)
	show(s.a+0, h(), s.a+0)
	str := "a"
	k := func() string { str += "b"; return str }
	fmt.Println(str, k(), str)
	p := &n
	fmt.Println(*p, f(), *p)
	a, b, c := n, f(), n
	fmt.Println(a, b, c)
	m := map[string]int{"a": 1}
	mf := func() int { m["a"]++; return m["a"] }
	fmt.Println(m["a"], mf(), m["a"])
	show(m["a"], mf(), m["a"])
	arr := []int{1, 2}
	af := func() int { arr[0]++; return arr[0] }
	fmt.Println(arr[0], af(), arr[0])
	show(arr[0], af(), arr[0])
	arr2 := [2]int{1, 2}
	a2 := func() int { arr2[0]++; return arr2[0] }
	fmt.Println(arr2, a2(), arr2)
	t := struct{ x, y, z int }{n, f(), n}
	fmt.Println(t)
	fmt.Println(n+f(), n, len(x)+f())
	r := n + f() + n
	fmt.Println(r, n)
	fmt.Println(json.RawMessage(nil), json.RawMessage(`{"a": 1}`), []json.RawMessage{json.RawMessage("1")})
	var i any = n
	q := func() int { i = 5; return 0 }
	fmt.Println(i, q(), i)
	var e fmt.Stringer
	_ = e
	fmt.Println(&n == p, f(), n)
	ptr := &S{1, 1}
	pf := func() int { ptr.a++; return ptr.a }
	fmt.Println(ptr.a, pf(), ptr.a)
	fmt.Println(len(arr), func() int { arr = append(arr, 1); return 0 }(), len(arr), cap(arr) > 2)
	show(len(arr), func() int { arr = append(arr, 1); return 0 }(), len(arr))
	fl := 1.5
	fmt.Println(fl, func() float64 { fl *= 2; return fl }(), fl)
	bo := true
	fmt.Println(bo, func() bool { bo = !bo; return bo }(), bo, !bo)
	fmt.Println(float64(n), f(), float64(n), string(rune(n+64)))
	fmt.Println(<-func() chan int { c := make(chan int, 1); c <- f(); return c }(), n)
	fmt.Printf("%d %d %d\n", n, f(), n)
	fmt.Println(n == 3, f(), n > 3)
	if v := n; v < f() && n > 0 {
		fmt.Println(v, n)
	}
}
