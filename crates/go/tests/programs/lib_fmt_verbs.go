package main

import (
	"fmt"
	"os"
	"strings"
)

type P struct {
	X, Y int
	N    *P
	s    []string
	m    map[string]int
	f    func()
	c    chan int
	e    error
	i    any
}
type Celsius float64
type Color int

func (c Color) String() string { return [...]string{"Red", "Green"}[c] }

type G struct{ v int }

func (g G) Format(f fmt.State, verb rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "G<%c %d %v %d %v %v %v>", verb, w, wok, p, pok, f.Flag('+'), f.Flag('#'))
}

type GS struct{ a int }

func (GS) GoString() string { return "GS!" }

func main() {
	p := P{X: 1, s: []string{"a"}, m: map[string]int{"k": 1}}
	fmt.Printf("%v\n%+v\n%#v\n", p, p, p)
	fmt.Printf("%T %T %T %T %T\n", p, &p, p.s, p.f, [2]Celsius{})
	fmt.Printf("|%6d|%-6d|%06d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%#U|\n", 42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 8, 5, 'A', 'A', 0x1F600, 0x1F600)
	fmt.Printf("|%f|%.2f|%8.3f|%-8.1f|%08.2f|%e|%E|%g|%G|%+.1e|%6.2f%%|\n", 3.14159, 3.14159, 3.14159, 3.14159, -3.14159, 123456.789, 0.000123, 1e21, 1e-7, 12345.678, 99.5)
	fmt.Printf("|%s|%10s|%-10s|%.2s|%q|%x|% x|%#q|%+q|\n", "héllo", "hi", "hi", "héllo", "a\"b\n", "hex", "hex", "raw`", "é")
	fmt.Printf("|%t|%v|%p|%v|\n", true, nil, nil, struct{}{})
	fmt.Printf("%v %d %s %x %q\n", []byte("ab"), []byte("ab"), []byte("ab"), []byte("ab"), []byte("ab"))
	fmt.Printf("%v %+v %#v %q\n", []any{1, "a", nil, 2.5}, map[string]any{"b": 1, "a": []int{1}}, map[int]bool{2: true, 1: false}, []string{"x y", "z"})
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Printf("%[2]d %[1]d %[2]*[1]d %[3]v\n", 1, 2, "x")
	fmt.Printf("%d %s %!\n", "str", 5)
	fmt.Printf("%d\n")
	fmt.Printf("%d %d\n", 1)
	fmt.Println(fmt.Sprintf("%d", 1, 2), fmt.Sprintf("%z", 3), fmt.Sprintf("%-"), fmt.Sprintf("%[5]d", 1))
	fmt.Printf("%v %d %s %x\n", Color(1), Color(1), Color(0), Color(1))
	fmt.Printf("%v\n", Color(7))
	fmt.Printf("%v|%+8.3v|%#s\n", G{1}, G{1}, G{1})
	fmt.Printf("%v %#v %v\n", GS{1}, GS{1}, Celsius(36.6))
	fmt.Printf("%v %.2f %8.1f %+v\n", 1+2i, 1+2i, complex64(1-1i), -0.0)
	fmt.Printf("%x %X %x\n", -255, "Zz", 3.5)
	fmt.Printf("%t %t\n", 1, "x")
	fmt.Printf("%6.2v|%-8v|%08v|%v\n", 3.14159, "ab", 12, [3]bool{true})
	fmt.Printf("%s %v\n", error(nil), error(nil))
	fmt.Printf("%s|%s\n", []string{"a", "b"}, []error{fmt.Errorf("e")})
	fmt.Printf("%v %v\n", &[]int{1}, &map[string]int{"a": 1})
	fmt.Printf("%v %s\n", &struct{ A, B any }{1, "x"}, &struct{ A string }{"q"})
	fmt.Print("a", "b", 1, 2, "c", 3.0, nil, '\n', "\n")
	fmt.Println(1e6, 1e20, 1e21, 1.0, 0.1+0.2, float32(0.1), 1e-5, 100000.0, 2.5e-10)
	fmt.Println(int8(-128), uint64(1<<63), uintptr(10), 'x', "tab\there", []rune("hé"), [3]byte{1, 2, 3})
	fmt.Fprint(os.Stdout, strings.Repeat("=", 10), "\n")
	fmt.Fprintf(os.Stdout, "%[1]*[2]d|%[1]T\n", 3, 7)
	b := fmt.Appendf(nil, "%03d", 7)
	b = fmt.Appendln(b, "x", 1)
	fmt.Print(string(b))
	fmt.Printf("%#v %#v %#v %#v %#v\n", 1.0, "s", []string(nil), [2]int{}, struct {
		A any
		B []byte
	}{nil, []byte{1}})
	fmt.Printf("%#v %#v %#v\n", int64(3), uint8(4), Color(1))
	fmt.Printf("%5t|%-7t|%5v|%q\n", true, false, nil, 'x')
	fmt.Printf("%3c|%-3c|%03d|%+.3d|%x\n", 'a', 'b', -5, 7, []string{"ab", "c"})
}
