package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
)

type Animal interface {
	Sound() string
	Namer
}
type Namer interface{ Name() string }
type Base struct{ name string }

func (b Base) Name() string      { return b.name }
func (b *Base) Rename(n string)  { b.name = n }
func (b Base) Describe() string  { return "I am " + b.Name() }

type Dog struct {
	Base
	breed string
}

func (d Dog) Sound() string { return "Woof" }
func (d Dog) Name() string  { return "dog " + d.Base.Name() }

type Puppy struct {
	*Dog
	age int
}

func (p Puppy) Sound() string { return strings.ToLower(p.Dog.Sound()) }

type SafeMap[K comparable, V any] struct {
	sync.RWMutex
	m map[K]V
}

func (s *SafeMap[K, V]) Set(k K, v V) {
	s.Lock()
	defer s.Unlock()
	if s.m == nil {
		s.m = map[K]V{}
	}
	s.m[k] = v
}

type rw struct {
	io.Reader
	io.Writer
}
type X struct{ A, B int }
type Y struct {
	X
	B string
}
type Z struct {
	Y
	*X2
}
type X2 struct{ C int }
type reverse struct{ sort.Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

type MyErr struct {
	error
	code int
}
type Visitor interface{ Visit(n Nd) Visitor }
type Nd interface{ Accept(v Visitor) }
type Leaf int
type Branch []Nd

func (l Leaf) Accept(v Visitor) { v.Visit(l) }
func (b Branch) Accept(v Visitor) {
	if v = v.Visit(b); v == nil {
		return
	}
	for _, n := range b {
		n.Accept(v)
	}
}

type sum struct{ t *int }

func (s sum) Visit(n Nd) Visitor {
	if l, ok := n.(Leaf); ok {
		*s.t += int(l)
	}
	return s
}

type State func(*Machine) State
type Machine struct{ log []string }

func start(m *Machine) State { m.log = append(m.log, "start"); return middle }
func middle(m *Machine) State {
	m.log = append(m.log, "middle")
	if len(m.log) > 3 {
		return nil
	}
	return start
}

func main() {
	d := Dog{Base{"rex"}, "lab"}
	d.Rename("max")
	fmt.Println(d.Name(), d.Base.Name(), d.Describe(), d.Sound(), d)
	var a Animal = d
	p := Puppy{&d, 1}
	p.Rename("tiny")
	a2 := Animal(p)
	fmt.Println(a.Name(), a2.Name(), a2.Sound(), p.breed, d.name)
	fmt.Printf("%v %+v\n", d, d)
	sm := SafeMap[string, int]{}
	sm.Set("a", 1)
	fmt.Println(sm.m, len(sm.m))
	var sb strings.Builder
	r := rw{strings.NewReader("data"), &sb}
	io.Copy(r, r)
	fmt.Println(sb.String())
	z := Z{Y: Y{X{1, 2}, "b"}, X2: &X2{3}}
	fmt.Println(z.A, z.B, z.X.B, z.C, z.Y)
	z.C++
	fmt.Println(z.X2.C)
	xs := sort.IntSlice{3, 1, 2}
	sort.Sort(reverse{xs})
	fmt.Println(xs)
	e := MyErr{errors.New("inner"), 5}
	fmt.Println(e, e.Error(), e.code)
	fmt.Printf("%v %+v %T\n", e, e, e)
	t := 0
	Branch{Leaf(1), Branch{Leaf(2), Leaf(3)}}.Accept(sum{&t})
	fmt.Println(t)
	m := &Machine{}
	for s := State(start); s != nil; {
		s = s(m)
	}
	fmt.Println(m.log)
	f := d.Name
	g := Dog.Name
	h := (*Base).Rename
	h(&d.Base, "zed")
	fmt.Println(f(), g(d))
	var n Namer
	if s, ok := n.(fmt.Stringer); !ok {
		fmt.Println(s == nil, ok)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var z2 Z
		fmt.Println(z2.C)
	}()
	anon := struct {
		Base
		int
		*strings.Builder
	}{Base{"q"}, 5, nil}
	fmt.Println(anon.Name(), anon.int, anon.Builder == nil)
	fmt.Println(n.Name())
}
