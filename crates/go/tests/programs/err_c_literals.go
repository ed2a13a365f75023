package main

import "fmt"

func main() {
	c := ''
	d := 'ab'
	e := '\q'
	s := "\z"
	n := 08
	m := 0xZZ
	k := 1__0
	fmt.Println(c, d, e, s, n, m, k)
}
