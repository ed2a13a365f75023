package main

import "fmt"

type T struct{ a, b int }

func (t *T) m() int { t.a++; return t.a }

type B struct{ a [9]int }

func main() {
	u := T{1, 2}
	f := func() int { u.a++; return u.a }
	fmt.Println(u, f(), u)
	v := T{1, 2}
	fmt.Println(v, v.m(), v)
	w := T{5, 6}
	p := &w
	fmt.Println(w, p.m(), w, *p, p.m())
	b := B{}
	g := func() int { b.a[0]++; return 1 }
	fmt.Println(b.a[0], b, g())
	z := [1]T{{1, 2}}
	h := func() int { z[0].a++; return 1 }
	fmt.Println(z, z[0], h())
	var e error
	k := func() int { e = fmt.Errorf("x"); return 1 }
	fmt.Println(e, k())
	q := struct{ s string }{"a"}
	l := func() int { q.s = "b"; return 1 }
	fmt.Println(q, q.s, l())
}
