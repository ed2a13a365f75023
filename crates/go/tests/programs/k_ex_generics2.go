package main

import "fmt"

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() Option[T]    { return Option[T]{} }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type Cache[K comparable, V any] struct {
	data  map[K]V
	order []K
	cap   int
	onEvict func(K, V)
}

func NewCache[K comparable, V any](cap int, f func(K, V)) *Cache[K, V] {
	return &Cache[K, V]{data: make(map[K]V), cap: cap, onEvict: f}
}
func (c *Cache[K, V]) Put(k K, v V) {
	if _, ok := c.data[k]; !ok {
		if len(c.order) == c.cap {
			old := c.order[0]
			c.order = c.order[1:]
			c.onEvict(old, c.data[old])
			delete(c.data, old)
		}
		c.order = append(c.order, k)
	}
	c.data[k] = v
}
func (c *Cache[K, V]) Get(k K) (v V, ok bool) { v, ok = c.data[k]; return }

type Numeric interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

func Abs[T Numeric](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

type Matrix[T Numeric] [][]T

func (m Matrix[T]) Mul(o Matrix[T]) Matrix[T] {
	r := make(Matrix[T], len(m))
	for i := range m {
		r[i] = make([]T, len(o[0]))
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return r
}

type Shower interface{ Show() string }
type A struct{ n int }

func (a *A) Show() string { return fmt.Sprint("A", a.n) }
func (a *A) Set(n int)    { a.n = n }

type PtrTo[T any] interface {
	*T
	Shower
	Set(int)
}

func Build[T any, P PtrTo[T]](ns ...int) []string {
	var out []string
	for _, n := range ns {
		var t T
		p := P(&t)
		p.Set(n)
		out = append(out, p.Show())
	}
	return out
}

type Event[T any] struct{ handlers []func(T) }

func (e *Event[T]) On(h func(T)) { e.handlers = append(e.handlers, h) }
func (e *Event[T]) Emit(v T) {
	for _, h := range e.handlers {
		h(v)
	}
}

func kindOf[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case fmt.Stringer:
		return "stringer"
	}
	return fmt.Sprintf("%T", v)
}

type G[T any] = map[string]T

func chain[T any](fs ...func(T) T) func(T) T {
	return func(x T) T {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func main() {
	fmt.Println(Some(3).OrElse(1), None[string]().OrElse("default"))
	c := NewCache(2, func(k string, v int) { fmt.Println("evict", k, v) })
	c.Put("a", 1)
	c.Put("b", 2)
	c.Put("c", 3)
	fmt.Println(c.Get("a"))
	fmt.Println(c.Get("c"))
	fmt.Println(Abs(-3), Abs(-2.5), Abs[int8](-128))
	m := Matrix[int]{{1, 2}, {3, 4}}
	fmt.Println(m.Mul(m))
	fmt.Println(Build[A](1, 2, 3))
	var e Event[string]
	e.On(func(s string) { fmt.Println("1:", s) })
	e.On(func(s string) { fmt.Println("2:", s) })
	e.Emit("go")
	fmt.Println(kindOf(1), kindOf("a"), kindOf(2.5), kindOf([]int{}), kindOf(Some(1)))
	g := G[int]{"x": 1}
	fmt.Printf("%v %T\n", g, g)
	fmt.Println(chain(func(i int) int { return i * 2 }, func(i int) int { return i + 1 })(5))
	fmt.Printf("%T %T\n", c, e)
}
