package main

import "fmt"

type person struct {
	name string
	age  int
}

func newPerson(name string) *person {
	p := person{name: name}
	p.age = 42
	return &p
}

type rect struct{ width, height int }

func (r *rect) area() int { return r.width * r.height }
func (r rect) perim() int { return 2*r.width + 2*r.height }

type base struct{ num int }

func (b base) describe() string { return fmt.Sprintf("base with num=%v", b.num) }
func (b *base) inc()            { b.num++ }

type container struct {
	base
	str string
}
type describer interface{ describe() string }
type Logger struct{ prefix string }

func (l *Logger) Log(s string) { fmt.Println(l.prefix + s) }

type Service struct {
	*Logger
	Name string
	opts struct{ retries int }
	tags []string
	meta map[string]any
}
type Node struct {
	Val         int
	Left, Right *Node
}

func (n *Node) Insert(v int) *Node {
	if n == nil {
		return &Node{Val: v}
	}
	if v < n.Val {
		n.Left = n.Left.Insert(v)
	} else {
		n.Right = n.Right.Insert(v)
	}
	return n
}
func (n *Node) Walk(f func(int)) {
	if n != nil {
		n.Left.Walk(f)
		f(n.Val)
		n.Right.Walk(f)
	}
}

func zeroptr(p *int) { *p = 0 }

func main() {
	i := 1
	zeroptr(&i)
	fmt.Println(i)
	fmt.Println(person{"Bob", 20}, person{name: "Alice", age: 30}, person{name: "Fred"}, &person{"Ann", 40}, newPerson("Jon"))
	s := person{"Sean", 50}
	sp := &s
	sp.age = 51
	fmt.Println(s.age, *sp, (*sp).name)
	dog := struct {
		name   string
		isGood bool
	}{"Rex", true}
	fmt.Printf("%v %+v %#v %T\n", dog, dog, dog, dog)
	fmt.Printf("%v %+v %#v %T\n", s, sp, s, sp)
	r := rect{10, 5}
	rp := &r
	fmt.Println(r.area(), r.perim(), rp.area(), rp.perim())
	co := container{base{1}, "name"}
	co.inc()
	var d describer = co
	fmt.Printf("%+v %s %s\n", co, d.describe(), co.base.describe())
	sv := Service{Logger: &Logger{"> "}, Name: "svc"}
	sv.Log("hello " + sv.Name)
	sv.opts.retries = 3
	fmt.Printf("%+v\n", struct{ A, B any }{sv.opts, sv.tags})
	sv2 := sv
	sv2.opts.retries++
	fmt.Println(sv.opts, sv2.opts, sv.Logger == sv2.Logger)
	var root *Node
	for _, v := range []int{5, 2, 8, 1, 9} {
		root = root.Insert(v)
	}
	root.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	f := r.perim
	r.width = 100
	fmt.Println(f(), rect.perim(r), (*rect).area(&r))
	pp := &sp
	(**pp).name = "PP"
	fmt.Println(s, person{"a", 1} == person{"a", 1}, &person{} == &person{"", 1})
	arr := [3]*int{new(int), nil, &i}
	*arr[0] = 5
	fmt.Println(*arr[0], arr[1] == nil, *arr[2])
	var np *person
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(np.name)
}
