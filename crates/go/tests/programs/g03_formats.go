package main

import "fmt"

type Color int

const (
	Red Color = iota
	Green
	Blue
)

func (c Color) String() string { return [...]string{"Red", "Green", "Blue"}[c] }

type Point struct{ X, Y int }
type Named struct {
	Name string
	P    *Point
	Tags []string
	M    map[string]int
	I    interface{}
	E    error
	f    func()
	c    chan int
	A    [3]bool
	B    []byte
	R    rune
	F    float64
	C    complex128
}
type Emb struct {
	Point
	*Named
	Z int
}
type Str string
type Bytes []byte
type Fn func(int) string
type MyErr struct{ code int }

func (e MyErr) Error() string { return fmt.Sprintf("myerr %d", e.code) }

type PErr struct{ code int }

func (e *PErr) Error() string { return fmt.Sprintf("perr %d", e.code) }

type G struct{ v int }

func (g G) GoString() string { return "G!" }

type Fm struct{ v int }

func (f Fm) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%c %d %v %d %v %v %v %v %v %v]", verb, w, wok, p, pok, s.Flag('+'), s.Flag('-'), s.Flag('#'), s.Flag(' '), s.Flag('0'))
}

func main() {
	p := Point{1, 2}
	vals := []any{
		nil, true, 42, int8(-8), uint8(200), uint16(5), int64(1 << 40), uintptr(255), 3.14, float32(2.5), 1e21, 1e20, 1e-7, complex(1, -2), "hi\n\"q\"", 'x', []byte("abc"), []int{1, 2}, []string{"a", "b c"}, [2]bool{true, false},
		map[string]int{"b": 2, "a": 1}, p, &p == nil, struct{}{}, struct {
			A int
			B string
		}{1, "x"}, Red, Blue, []Color{Red, Green}, map[Color]string{Green: "g", Red: "r"}, Str("s"), Bytes("by"), MyErr{3}, &PErr{4}, G{1}, Fm{1}, []any{1, "a", nil, 2.5}, [][]int{{1}, {2, 3}}, []*int{nil}, (*int)(nil), (func())(nil), (chan int)(nil), map[string]any{"k": []int{1}}, []error{MyErr{1}, nil}, error(nil), [0]int{}, []int(nil), map[int]int(nil), []Point{{1, 2}, {3, 4}}, map[Point]string{{1, 2}: "a"}, struct{ p *Point }{nil}, &[]int{1}, &map[string]int{"a": 1}, &struct{ A int }{5}, &[2]int{1, 2},
	}
	for i, v := range vals {
		fmt.Printf("%d %%v=%v %%+v=%+v %%#v=%#v %%T=%T\n", i, v, v, v, v)
	}
	for i, v := range vals {
		fmt.Printf("%d %d|%s|%q|%x|%X\n", i, v, v, v, v, v)
	}
	for i, v := range vals {
		fmt.Printf("%d %t|%c|%U|%e|%g|%5v|%-5v|%05v\n", i, v, v, v, v, v, v, v, v)
	}
	n := Named{Name: "n", Tags: []string{"t"}, M: map[string]int{"x": 1}, I: 5, E: MyErr{1}, B: []byte("hi"), R: 'r'}
	fmt.Printf("%v\n%+v\n%#v\n", n, n, n)
	e := Emb{Point{1, 2}, nil, 3}
	fmt.Printf("%v\n%+v\n%#v\n", e, e, e)
	fmt.Println(e.X, e)
	fmt.Print("a", "b", 1, 2, "c", 3, 4.5, nil, nil, 'a', "\n")
	fmt.Print(1, 2, "\n")
	fmt.Println("a", 1, true, nil, []any{nil})
}
