package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strings"
)

type geometry interface {
	area() float64
	perim() float64
}
type rect struct{ w, h float64 }
type circle struct{ r float64 }

func (r rect) area() float64    { return r.w * r.h }
func (r rect) perim() float64   { return 2*r.w + 2*r.h }
func (c circle) area() float64  { return math.Pi * c.r * c.r }
func (c circle) perim() float64 { return 2 * math.Pi * c.r }
func (c circle) String() string { return fmt.Sprintf("circle(%g)", c.r) }

func measure(g geometry) {
	fmt.Println(g, g.area(), g.perim())
	if c, ok := g.(circle); ok {
		fmt.Println("radius", c.r)
	}
}

type byLen []string

func (s byLen) Len() int           { return len(s) }
func (s byLen) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byLen) Less(i, j int) bool { return len(s[i]) < len(s[j]) }

type rot13 struct{ r io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	for i, c := range p[:n] {
		switch {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			p[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

type counter struct {
	io.Writer
	n int
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return c.Writer.Write(p)
}

type T struct{ msg string }

func (t *T) M() {
	if t == nil {
		fmt.Println("<nil T>")
		return
	}
	fmt.Println(t.msg)
}

type IP [4]byte

func (ip IP) String() string { return fmt.Sprintf("%v.%v.%v.%v", ip[0], ip[1], ip[2], ip[3]) }

func main() {
	measure(rect{3, 4})
	measure(circle{5})
	fruits := []string{"peach", "banana", "kiwi"}
	sort.Sort(byLen(fruits))
	fmt.Println(fruits)
	sort.Sort(sort.Reverse(byLen(fruits)))
	fmt.Println(fruits)
	io.Copy(os.Stdout, rot13{strings.NewReader("Lbh penpxrq gur pbqr!\n")})
	c := &counter{Writer: os.Stdout}
	fmt.Fprintf(c, "%d bytes\n", 12)
	fmt.Println(c.n)
	var t *T
	var i interface{ M() } = t
	fmt.Printf("(%v, %T) %v\n", i, i, i == nil)
	i.M()
	i = &T{"hi"}
	i.M()
	hosts := map[string]IP{"loopback": {127, 0, 0, 1}, "dns": {8, 8, 8, 8}}
	fmt.Println(hosts)
	fmt.Printf("%v %d %s %#v\n", hosts["dns"], hosts["dns"], hosts["dns"], hosts["dns"])
	var e any = 3
	if s, ok := e.(string); !ok {
		fmt.Printf("%q %v\n", s, ok)
	}
	var st fmt.Stringer = circle{2}
	_, isG := st.(geometry)
	_, isW := st.(io.Writer)
	fmt.Println(isG, isW)
	b := make([]byte, 8)
	r := strings.NewReader("Hello, Reader!")
	for {
		n, err := r.Read(b)
		fmt.Printf("n = %v err = %v b = %v b[:n] = %q\n", n, err, b, b[:n])
		if err == io.EOF {
			break
		}
	}
	fmt.Println(e.(string))
}
