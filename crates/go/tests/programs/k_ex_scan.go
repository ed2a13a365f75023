package main

import (
	"bufio"
	"fmt"
	"strings"
)

func main() {
	var name string
	var age int
	var f float64
	n, err := fmt.Sscanf("Ann is 42 and 1.5", "%s is %d and %g", &name, &age, &f)
	fmt.Println(n, err, name, age, f)
	n, err = fmt.Sscan("7 eight 9.5", &age, &name, &f)
	fmt.Println(n, err, age, name, f)
	n, err = fmt.Sscan("x", &age)
	fmt.Println(n, err)
	var h, m int
	fmt.Println(fmt.Sscanf("12:34", "%d:%d", &h, &m))
	var r rune
	var b bool
	var hex int
	fmt.Println(fmt.Sscanf("z true ff", "%c %t %x", &r, &b, &hex))
	fmt.Println(string(r), b, hex)
	fmt.Println(fmt.Sscanln("1 2\n3", &h, &m))
	sc := bufio.NewScanner(strings.NewReader("first line\nsecond line\n\nlast"))
	for i := 1; sc.Scan(); i++ {
		fmt.Println(i, strings.ToUpper(sc.Text()))
	}
	fmt.Println(sc.Err())
	ws := bufio.NewScanner(strings.NewReader("one  two\nthree"))
	ws.Split(bufio.ScanWords)
	c := 0
	for ws.Scan() {
		c++
	}
	fmt.Println(c)
	rs := bufio.NewScanner(strings.NewReader("añ世"))
	rs.Split(bufio.ScanRunes)
	for rs.Scan() {
		fmt.Print(rs.Text(), ",")
	}
	fmt.Println()
	rd := bufio.NewReader(strings.NewReader("alpha,beta\ngamma"))
	s, err := rd.ReadString(',')
	fmt.Printf("%q %v\n", s, err)
	l, pre, err := rd.ReadLine()
	fmt.Printf("%q %v %v\n", l, pre, err)
	pk, err := rd.Peek(3)
	fmt.Printf("%q %v %d\n", pk, err, rd.Buffered())
	s, err = rd.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	var sb strings.Builder
	w := bufio.NewWriter(&sb)
	fmt.Fprintf(w, "x=%d", 1)
	fmt.Println(sb.Len(), w.Buffered(), w.Available())
	w.Flush()
	fmt.Println(sb.String())
	reader := strings.NewReader("10 20 30")
	sum := 0
	for {
		var v int
		if _, err := fmt.Fscan(reader, &v); err != nil {
			fmt.Println(err)
			break
		}
		sum += v
	}
	fmt.Println(sum)
}
