package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type Logger interface{ Log(string) }
type LoggerFunc func(string)

func (f LoggerFunc) Log(s string) { f(s) }

type Prefix struct {
	Logger
	p string
}

func (p Prefix) Log(s string) { p.Logger.Log(p.p + s) }

type Service struct {
	Logger
	name string
	deps map[string]io.Writer
}
type Animal interface{ Speak() string }
type Named interface{ Name() string }
type NamedAnimal interface {
	Animal
	Named
	fmt.Stringer
}
type Dog struct{ name string }

func (d *Dog) Speak() string  { return "Woof" }
func (d *Dog) Name() string   { return d.name }
func (d *Dog) String() string { return fmt.Sprintf("Dog(%s)", d.name) }

type ByLen []string

func (b ByLen) Len() int           { return len(b) }
func (b ByLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b ByLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Opts struct {
	port  int
	hosts []string
	tls   bool
}
type Option func(*Opts) error

func Port(p int) Option {
	return func(o *Opts) error {
		if p <= 0 {
			return fmt.Errorf("bad port %d", p)
		}
		o.port = p
		return nil
	}
}
func Host(h ...string) Option { return func(o *Opts) error { o.hosts = append(o.hosts, h...); return nil } }
func Build(os ...Option) (*Opts, error) {
	o := &Opts{port: 80}
	for i, f := range os {
		if err := f(o); err != nil {
			return nil, fmt.Errorf("option %d: %w", i, err)
		}
	}
	return o, nil
}

type upper struct{ io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type Matrix [2][2]int

func (m Matrix) Mul(o Matrix) (r Matrix) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

func classify(xs ...any) {
	for _, x := range xs {
		switch v := x.(type) {
		case nil:
			fmt.Print("nil ")
		case int, int64:
			fmt.Printf("int:%v ", v)
		case string:
			fmt.Print("str:", len(v), " ")
		case []int:
			fmt.Print("slice:", cap(v), " ")
		case error:
			fmt.Print("err:", v, " ")
		case fmt.Stringer:
			fmt.Print("stringer:", v.String(), " ")
		case func() int:
			fmt.Print("func:", v(), " ")
		case map[string]int, chan int:
			fmt.Printf("%T ", v)
		case *int:
			fmt.Print("ptr:", *v, " ")
		default:
			fmt.Printf("other:%T ", v)
		}
	}
	fmt.Println()
}

func main() {
	var lines []string
	base := LoggerFunc(func(s string) { lines = append(lines, s) })
	svc := Service{Logger: Prefix{Prefix{base, "b:"}, "a:"}, name: "x"}
	svc.Log("hello")
	fmt.Println(lines)
	var na NamedAnimal = &Dog{"Rex"}
	var a Animal = na
	fmt.Println(na, a, a.(Named).Name())
	_, ok := a.(interface{ Fly() })
	fmt.Println(ok)
	x := 3
	classify(nil, 1, int64(2), "abc", []int{1}, io.EOF, na, func() int { return 7 }, map[string]int{}, make(chan int), &x, 2.5, struct{}{}, [2]bool{})
	ws := strings.Fields("ccc a bb dddd")
	sort.Sort(ByLen(ws))
	fmt.Println(ws, sort.IsSorted(sort.Reverse(ByLen(ws))))
	fmt.Println(Build(Port(8080), Host("a", "b")))
	fmt.Println(Build(Port(-1)))
	io.Copy(os.Stdout, upper{io.MultiReader(strings.NewReader("shout "), strings.NewReader("it\n"))})
	m := Matrix{{1, 1}, {1, 0}}
	r := m
	for range 8 {
		r = r.Mul(m)
	}
	fmt.Println(r, r == m)
	var n1, n2 Animal
	fmt.Println(n1 == n2, n1 == nil, a == Animal(na))
	f := (*Dog).Name
	g := na.Speak
	fmt.Println(f(&Dog{"F"}), g())
	type kv = struct {
		k string
		v int
	}
	set := map[kv]bool{{"a", 1}: true}
	fmt.Println(set[kv{"a", 1}], set[kv{"a", 2}], len(set))
	var dn *Dog
	var an Animal = dn
	fmt.Println(an == nil, an.Speak())
	defer func() { fmt.Println("r:", recover()) }()
	fmt.Println(an.(Named).Name())
}
