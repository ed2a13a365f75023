package main

import "fmt"

type Op func(float64, float64) float64
type Matrix [2][2]float64

func (m Matrix) Mul(n Matrix) (r Matrix) {
	for i := range m {
		for j := range n[0] {
			for k := range n {
				r[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return
}

type Visitor interface{ Visit(Node) any }
type Node interface{ Accept(Visitor) any }
type Num struct{ V int }
type Add struct{ L, R Node }

func (n Num) Accept(v Visitor) any  { return v.Visit(n) }
func (a *Add) Accept(v Visitor) any { return v.Visit(a) }

type Eval struct{}

func (e Eval) Visit(n Node) any {
	switch n := n.(type) {
	case Num:
		return n.V
	case *Add:
		return n.L.Accept(e).(int) + n.R.Accept(e).(int)
	}
	panic("unknown")
}

type Printer struct{ depth int }

func (p *Printer) Visit(n Node) any {
	p.depth++
	defer func() { p.depth-- }()
	switch n := n.(type) {
	case Num:
		return fmt.Sprintf("%d@%d", n.V, p.depth)
	case *Add:
		return fmt.Sprintf("(%v+%v)", n.L.Accept(p), n.R.Accept(p))
	default:
		return nil
	}
}

type State func(*Machine) State
type Machine struct {
	pos int
	in  string
	out []string
}

func start(m *Machine) State {
	if m.pos >= len(m.in) {
		return nil
	}
	if m.in[m.pos] >= '0' && m.in[m.pos] <= '9' {
		return number
	}
	m.out = append(m.out, "c:"+string(m.in[m.pos]))
	m.pos++
	return start
}
func number(m *Machine) State {
	b := m.pos
	for m.pos < len(m.in) && m.in[m.pos] >= '0' && m.in[m.pos] <= '9' {
		m.pos++
	}
	m.out = append(m.out, "n:"+m.in[b:m.pos])
	return start
}

type Option func(*Cfg)
type Cfg struct {
	host string
	port int
	tls  bool
}

func WithPort(p int) Option { return func(c *Cfg) { c.port = p } }
func New(opts ...Option) *Cfg {
	c := &Cfg{host: "localhost", port: 80}
	for _, o := range opts {
		o(c)
	}
	return c
}
func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func memo(f func(int) int) func(int) int {
	m := map[int]int{}
	return func(n int) int {
		if v, ok := m[n]; ok {
			return v
		}
		v := f(n)
		m[n] = v
		return v
	}
}
func perms(a []int, f func([]int)) {
	var rec func(int)
	rec = func(k int) {
		if k == len(a) {
			f(append([]int(nil), a...))
			return
		}
		for i := k; i < len(a); i++ {
			a[k], a[i] = a[i], a[k]
			rec(k + 1)
			a[k], a[i] = a[i], a[k]
		}
	}
	rec(0)
}

type big struct {
	arr  [100]int
	name string
}

func modify(b big) big { b.arr[50] = 1; b.name = "mod"; return b }
func ptrs() (*int, *int) {
	x := 1
	y := &x
	z := &x
	*y = 5
	return y, z
}

type embedI struct {
	fmt.Stringer
	n int
}
type sname string

func (s sname) String() string { return "<" + string(s) + ">" }

type T1 struct{ T2 }
type T2 struct{ *T3 }
type T3 struct{ deep int }

func (t *T3) Inc() { t.deep++ }

func main() {
	ops := map[string]Op{"+": func(a, b float64) float64 { return a + b }, "*": func(a, b float64) float64 { return a * b }}
	fmt.Println(ops["+"](2, 3), ops["*"](2, 3), ops["x"] == nil)
	m := Matrix{{1, 1}, {1, 0}}
	r := m
	for range 5 {
		r = r.Mul(m)
	}
	fmt.Println(r, m)
	tree := &Add{Num{1}, &Add{Num{2}, Num{3}}}
	fmt.Println(tree.Accept(Eval{}), tree.Accept(&Printer{}))
	mc := &Machine{in: "a12b3"}
	for s := State(start); s != nil; {
		s = s(mc)
	}
	fmt.Printf("%q\n", mc.out)
	fmt.Printf("%+v\n", *New(WithPort(8080), func(c *Cfg) { c.tls = true }))
	fmt.Println(compose(func(i int) string { return fmt.Sprint(i) }, func(s string) int { return len(s) })(12345))
	var fib func(int) int
	fib = memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80))
	perms([]int{1, 2, 3}, func(p []int) { fmt.Print(p) })
	fmt.Println()
	b := big{name: "orig"}
	c := modify(b)
	fmt.Println(b.arr[50], c.arr[50], b.name, c.name, b == c, b == big{name: "orig"})
	y, z := ptrs()
	fmt.Println(*y, *z, y == z)
	e := embedI{sname("x"), 1}
	fmt.Println(e.String(), e)
	t := T1{T2{&T3{4}}}
	t.Inc()
	fmt.Println(t.deep, t.T2.T3.deep)
	f := t.Inc
	f()
	fmt.Println(t.deep)
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:4:4]
	sl = append(sl, 100)
	sl[0] = 99
	fmt.Println(arr, sl)
	pa := (*[2]int)(arr[1:3])
	pa[0] = -1
	fmt.Println(arr, [2]int(arr[3:]))
	for i := range arr {
		if i%2 == 0 {
			continue
		}
		arr[i] *= 10
	}
	fmt.Println(arr)
	x := []any{1, "a", 2.5, nil, []int{1}, map[string]int{"a": 1}, struct{}{}, func() {}, 'c', true, &b == nil, int8(1)}
	for _, v := range x {
		switch t := v.(type) {
		case nil:
			fmt.Print("nil ")
		case int, int8:
			fmt.Printf("int:%v ", t)
		case string:
			fmt.Print("str:" + t + " ")
		case float64:
			fmt.Print("f:", t*2, " ")
		case []int:
			fmt.Print("sl:", len(t), " ")
		case map[string]int:
			fmt.Print("map:", t["a"], " ")
		case func():
			fmt.Print("func ")
		case bool:
			fmt.Print("bool:", t, " ")
		default:
			fmt.Printf("other:%T ", t)
		}
	}
	fmt.Println()
	var iface1 interface{ String() string } = sname("q")
	if s, ok := iface1.(sname); ok {
		fmt.Println("sname", string(s))
	}
	type point struct{ x, y int }
	visited := map[point]bool{}
	visited[point{1, 2}] = true
	fmt.Println(visited[point{1, 2}], visited[point{2, 1}])
	counts := map[rune]int{}
	for _, r := range "hello wörld" {
		counts[r]++
	}
	fmt.Println(counts)
	func() {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("caught:", r)
			}
		}()
		var arr []int
		_ = arr[len(arr)-1]
	}()
	const N = 3
	var grid [N][N]rune
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = '.'
		}
	}
	grid[1][1] = 'X'
	for _, row := range grid {
		fmt.Println(string(row[:]))
	}
	a, bq := 1, 2
	a, bq = bq, a+bq
	fmt.Println(a, bq)
	ch := make(chan func() string, 1)
	ch <- func() string { return "from chan" }
	fmt.Println((<-ch)())
	var np *big
	defer func() { fmt.Println("final", recover()) }()
	fmt.Println(np.name)
}
