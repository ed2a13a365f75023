package main

import "fmt"

type P struct {
	x int
	s string
}
type St string

func (s St) String() string { return "st:" + string(s) }

func main() {
	defer fmt.Println("one")
	defer func() {
		r := recover()
		fmt.Printf("%v %T\n", r, r)
		defer func() {
			fmt.Println(recover())
			panic(St("final"))
		}()
		panic(&P{1, "z"} != nil)
	}()
	panic(fmt.Sprintf("%05.1f", 3.14159))
}
