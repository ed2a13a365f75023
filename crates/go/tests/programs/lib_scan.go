package main

import (
	"bufio"
	"fmt"
	"strings"
)

type P struct{ x, y int }

func (p *P) Scan(s fmt.ScanState, verb rune) error {
	_, err := fmt.Fscanf(s, "%d;%d", &p.x, &p.y)
	return err
}

func main() {
	var a, b int
	var s, t string
	var f float64
	var r rune
	var u uint8
	var ok bool
	show := func(n int, err error) {
		fmt.Printf("%d %v | %d %d %q %q %v %q %d %v\n", n, err, a, b, s, t, f, r, u, ok)
	}
	show(fmt.Sscan("1 2 x", &a, &b, &s))
	show(fmt.Sscan("1\n2\ny", &a, &b, &s))
	show(fmt.Sscan("x", &a))
	show(fmt.Sscan("", &a))
	show(fmt.Sscan("12", &a, &b))
	show(fmt.Sscan("99999999999999999999", &a))
	show(fmt.Sscan("300", &u))
	show(fmt.Sscan("0x1f 0b11", &a, &b))
	show(fmt.Sscan("1.5e3 true", &f, &ok))
	show(fmt.Sscan("abc", &f))
	show(fmt.Sscan("maybe", &ok))
	show(fmt.Sscanln("5 6", &a, &b))
	show(fmt.Sscanln("5", &a, &b))
	show(fmt.Sscanln("5 6 7", &a, &b))
	show(fmt.Sscanln("5\n6", &a, &b))
	show(fmt.Sscanf("3x4", "%dx%d", &a, &b))
	show(fmt.Sscanf("k=v", "%1s=%s", &s, &t))
	show(fmt.Sscanf("10:20", "%d:%d", &a, &b))
	show(fmt.Sscanf("10-20", "%d:%d", &a, &b))
	show(fmt.Sscanf("abc 7", "%s %d", &s, &a))
	show(fmt.Sscanf("abc 7", "%s", &s))
	show(fmt.Sscanf("abc", "%s %d", &s, &a))
	show(fmt.Sscanf("ff 77 101", "%x %o %b", &a, &b, &u))
	show(fmt.Sscanf("Z9", "%c%d", &r, &a))
	show(fmt.Sscanf("12345", "%2d%3d", &a, &b))
	show(fmt.Sscanf(`"quo ted" rest`, "%q %s", &s, &t))
	show(fmt.Sscanf("50%", "%d%%", &a))
	show(fmt.Sscanf("1 2 3", "%d %d", &a, &b))
	show(fmt.Sscanf("1", "%d %d", &a, &b))
	show(fmt.Sscanf("1 2", "%d", &a, &b))
	show(fmt.Sscanf("5", "%z", &a))
	show(fmt.Sscanf("3.14xyz", "%f%s", &f, &s))
	show(fmt.Sscanf("line1\nline2", "%s\n%s", &s, &t))
	show(fmt.Sscanf("-5 +6", "%d %d", &a, &b))
	show(fmt.Sscan("5", a))
	var p P
	fmt.Println(fmt.Sscan("3;4", &p))
	fmt.Println(p)
	rd := bufio.NewReader(strings.NewReader("1 2\n3 four\n\n5\n"))
	for range 5 {
		n, err := fmt.Fscanln(rd, &a, &s)
		fmt.Println(n, err, a, s)
	}
	rd = bufio.NewReader(strings.NewReader("7 8 9"))
	for {
		n, err := fmt.Fscan(rd, &a)
		fmt.Println(n, err, a)
		if err != nil {
			break
		}
	}
	var bs []byte
	fmt.Println(fmt.Sscan("bytes", &bs))
	fmt.Println(string(bs))
	for i := range 3 {
		n, err := fmt.Scan(&a)
		fmt.Println(i, n, err)
	}
}
