package main

import "fmt"

type S struct {
	a int
	b string
}

func main() {
	defer fmt.Println("deferred 1")
	defer func() {
		defer func() { fmt.Println("inner", recover()) }()
		panic("nested")
	}()
	var arr []int
	idx := 3
	defer func() {
		r := recover()
		fmt.Println(r)
		panic(S{1, "x"})
	}()
	arr[idx] = 1
}
