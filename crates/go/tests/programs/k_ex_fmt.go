package main

import (
	"fmt"
	"os"
)

type point struct{ x, y int }
type named struct {
	Name string
	P    *point
	L    []any
	M    map[string]int
	F    func()
	E    error
	I    interface{}
}
type st struct{ v int }

func (s st) String() string   { return fmt.Sprintf("st<%d>", s.v) }
func (s st) GoString() string { return "goString" }

type fm struct{}

func (fm) Format(f fmt.State, c rune) {
	w, okw := f.Width()
	p, okp := f.Precision()
	fmt.Fprintf(f, "fm(%c %d %v %d %v %v %v)", c, w, okw, p, okp, f.Flag('+'), f.Flag('-'))
}

func main() {
	p := point{1, 2}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%t %d %b %c %x %o %#x %#b %+d % d\n", true, 123, 14, 33, 456, 8, 255, 5, 7, 7)
	fmt.Printf("%f %.2f %e %E %g %G %8.3f| %-8.2f| %08.3f| %+.1f %x\n", 78.9, 78.999, 123400000.0, 123400000.0, 1e-7, 1e100, 3.14159, 2.5, -3.14159, 2.0, 1.5)
	fmt.Printf("%s %q %x %10s| %-10s| %.2s| %5.1s|\n", "\"string\"", "\"string\"", "hex this", "r", "l", "cut", "abc")
	fmt.Printf("|%6d|%-6d|%06d|%x|%X|% x|%#o|\n", 12, 345, -42, -255, "hi", []byte{1, 171}, 8)
	fmt.Printf("%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f|\n", 5, 1, 4, 2, 2, 3.14159)
	fmt.Printf("%d %s %v\n", []int{1, 2}, []string{"a", "b"}, [][]int{{1}, {2, 3}})
	fmt.Printf("%v %+v\n", named{Name: "n", L: []any{1, "a", nil}}, named{M: map[string]int{"b": 1, "a": 2}})
	fmt.Printf("%#v\n", named{Name: "n", L: []any{1, "a", nil, 2.0, 'x', true, uint8(3), []byte("hi"), map[int]bool{1: true}, struct{}{}, [2]bool{}, point{}, st{1}}})
	fmt.Printf("%v %s %d %#v %+v %x\n", st{3}, st{3}, st{3}, st{3}, []st{{1}, {2}}, st{10})
	fmt.Printf("%v %+8.3v %-d\n", fm{}, fm{}, fm{})
	fmt.Printf("%d %!\n")
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%z %[5]d %[x]d\n", 1, 2)
	fmt.Printf("%v %v %v %v\n", nil, error(nil), (*int)(nil), []any(nil))
	fmt.Printf("%t %v %p\n", 1, true, nil)
	fmt.Printf("%c %q %U %#U %d\n", '世', '世', '世', '世', '世')
	fmt.Printf("%08b %o %O %x %X %#X\n", 5, 64, 64, 3735928559, 3735928559, 3735928559)
	fmt.Printf("%6.2f|%6.0f|%+.3e|%g|%g|%v|%v\n", 3.14159, 2.5, 12345.678, 100000.0, 1e6, 1e6, 1e21)
	fmt.Printf("%v %.2f %+v %g\n", 3+4i, 1.234+5.678i, complex64(1-2i), 1e-10i)
	fmt.Printf("%5t|%-7t|%q|%v|%s\n", true, false, []string{"a b", "c"}, [3]byte{1, 2, 3}, []byte("bytes"))
	fmt.Printf("%x %X %x %s %v\n", []byte("abc"), "xyz", []string{"ab", "c"}, error(nil), struct{}{})
	fmt.Printf("%3c|%-3c|%03d|%+03d|% 05d|%x\n", 'a', 'b', 7, 7, 7, -1)
	fmt.Printf("%T %T %T %T %T %T\n", p, &p, []any{}, map[string][]int{}, func(int, ...string) error { return nil }, make(<-chan int))
	fmt.Printf("%%|%5%|%c|%v\n", 65, 'A')
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, 'x', nil), fmt.Sprintln("end", 1))
	fmt.Print("a", "b", 1, 2, true, "\n")
	fmt.Fprintln(os.Stderr, "to stderr")
	var np *point
	var ni fmt.Stringer
	fmt.Println(np, ni, &p, &[]int{1}, &map[string]int{"a": 1}, &[2]int{1, 2}, &struct{ p *int }{})
	fmt.Printf("%+v %v %s\n", &p, struct {
		a any
		b error
	}{}, &st{4})
	fmt.Printf("%10v|%-10v|%10v|%10v\n", p, []int{1}, "é", st{1})
	fmt.Printf("%6.3v|%.3v|%10.3q\n", 3.14159, "abcdef", "abcdef")
	fmt.Println(fmt.Append(nil, "x", 1), string(fmt.Appendf([]byte("pre "), "%d", 5)))
	var i8 int8 = -5
	fmt.Printf("%b %x %d %v %08b\n", i8, i8, i8, uint8(i8), uint8(i8))
	fmt.Printf("%s %v %d\n", &[]string{"a"}, &[]byte{1}, &[]int{1})
}
