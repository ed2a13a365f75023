package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

type level int8

type name string

type flagged bool

type shown int

func (s shown) String() string { return fmt.Sprintf("<%d>", int(s)) }

type pointed int

func (p *pointed) String() string { return "pointed" }

func main() {
	fmt.Println(int8(-128), int16(-5), int32(-7), int64(-1<<63), -0, uint8(200), uint64(1<<64-1), uintptr(9))
	fmt.Println(level(-3), name("n"), flagged(true), shown(4), pointed(5), 'x', true, false)
	fmt.Print("a", 1, 2, "b", true, false, 3, "c", "d", name("e"), 4, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Print(name("x"), 2, name("y"), "\n")
	fmt.Print("\n", 1, "\n", 2, "\n")
	fmt.Printf("%d %s %v %t|%v %v\n", level(-3), name("n"), flagged(true), flagged(false), name("m"), level(7))
	fmt.Printf("%s %d %t\n", 3, "x", 1)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("100%%\n")
	fmt.Printf("%d%%\n", 50)
	fmt.Printf("%")
	fmt.Printf("\n%z %!\n", 1)
	fmt.Printf("%v %v\n", nil, 1)
	fmt.Printf("%v %d\n", shown(1), shown(2))
	fmt.Printf("%é %d\n", 1, 2)
	fmt.Printf("no verbs\n")
	fmt.Printf("%s=%v;%s\n", "", 0, strings.Repeat("ab", 3000)[5990:])
	fmt.Println()
	fmt.Println("")
	fmt.Print()
	fmt.Println(errors.New("e"), 1)
	fmt.Fprintln(os.Stdout, "out", 1)
	fmt.Fprint(os.Stderr, "err", 1, 2, "\n")
	n, err := fmt.Println("four")
	fmt.Println(n, err)
	n, err = fmt.Fprintf(os.Stdout, "%v\n", true)
	fmt.Println(n, err)
	s := fmt.Sprint(1, "x", 2) + fmt.Sprintln("y", 3) + fmt.Sprintf("%d", -12)
	fmt.Println(len(s), s)
	fmt.Println(fmt.Sprint(), len(fmt.Sprint("")), fmt.Sprintf("") == "")
	b := fmt.Appendf([]byte("x"), "%d", 3)
	b = fmt.Append(b, 1, 2)
	b = fmt.Appendln(b, 1, 2)
	fmt.Printf("%q %v %x\n", b, b, 255)
	var e error
	fmt.Println(e, any(1), any("x"), [2]int{1, 2}, 1.5, 2+3i)
	fmt.Println(os.Args == nil, len(os.Args), '\n', "\xff\xfe"[0], []string{"a"})
}
