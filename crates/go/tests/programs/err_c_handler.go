package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
)

type Shape interface{ Area() float64 }
type Rect struct{ W, H float64 }
type Circle struct{ R float64 }

func (r Rect) Area() float64 { return r.W * r.H }
func (r Rect) Area() float64 { return 0 }

func describe(s Shape) string {
	switch v := s.(type) {
	case Rect:
		return fmt.Sprint(v.W)
	case Circle:
		return fmt.Sprint(v.R)
	case string:
		return v
	}
	return ""
}

func two() (int, string) { return 1, "a" }

func handler(w http.ResponseWriter, r http.Request) {}

type E struct{ msg string }

func main() {
	r := Rect{1, 2, 3}
	r2 := Rect{W: 1, Z: 2}
	a, b := two(), 1
	http.HandleFunc("/", handler)
	var e error = E{"x"}
	fmt.Println(r, r2, a, b, e)
	defer fmt.Println
	func() { return 5 }()
	for i := 0; i < 10; i++ {
		fmt.Println(i)
		continue outer
	}
	const big int8 = 300
	var i int = 3.7
	i++ + 1
	if err := errors.New("x"); err {
	}
	i = nil
	os.Exit("1")
}
