package main

import "fmt"

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("seq done")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}
func find(n int) (r int) {
	defer func() { fmt.Println("find defer", r) }()
	for x := range seq(10) {
		defer fmt.Println("range defer", x)
		if x == n {
			return x * 10
		}
	}
	return -1
}
func labels() {
outer:
	for x := range seq(3) {
		for y := range seq(3) {
			if y == 1 {
				continue outer
			}
			if x == 2 {
				break outer
			}
			fmt.Println("xy", x, y)
		}
	}
}
func deferLoop() {
	for x := range seq(2) {
		defer func() { fmt.Println("deferred", x, recover()) }()
	}
	fmt.Println("end of deferLoop")
}
func panicInBody() {
	defer func() { fmt.Println("recovered", recover()) }()
	for x := range seq(3) {
		if x == 1 {
			panic("in body")
		}
	}
}
func nestedDefer() {
	for x := range seq(2) {
		func() {
			defer fmt.Println("inner func defer", x)
			for y := range seq(2) {
				defer fmt.Println("inner range defer", x, y)
			}
			fmt.Println("inner end")
		}()
	}
}
func deferThenPanic() (err error) {
	for x := range seq(2) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("x=%d: %v", x, r)
			}
		}()
	}
	panic("after loop")
}
func twoLevels() (a, b int) {
	for x := range seq(3) {
		for y := range seq(3) {
			defer func() { a += 100 }()
			if x+y == 3 {
				return x, y
			}
		}
	}
	return -1, -1
}
func gotoOut() {
	for x := range seq(3) {
		if x == 1 {
			goto done
		}
	}
	fmt.Println("not reached")
done:
	fmt.Println("done label")
}
func noVars() {
	n := 0
	for range seq(4) {
		n++
	}
	fmt.Println(n)
	for range func(yield func() bool) { yield(); } {
		n++
	}
	fmt.Println(n)
}
func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}
func keeps() {
	defer func() { fmt.Println(recover()) }()
	for range bad {
		break
	}
}
var saved func(int) bool
func exhausted() {
	defer func() { fmt.Println(recover()) }()
	for x := range func(y func(int) bool) { saved = y; y(1) } {
		fmt.Println("got", x)
	}
	saved(2)
}
func swallow() {
	defer func() { fmt.Println("sw", recover()) }()
	for x := range func(y func(int) bool) {
		defer func() { recover() }()
		y(1)
	} {
		panic(fmt.Sprint("p", x))
	}
	fmt.Println("after swallow")
}
func main() {
	fmt.Println(find(2))
	labels()
	deferLoop()
	panicInBody()
	nestedDefer()
	fmt.Println(deferThenPanic())
	fmt.Println(twoLevels())
	gotoOut()
	noVars()
	keeps()
	exhausted()
	swallow()
	var x int
	for x = range seq(3) {
	}
	fmt.Println(x)
	sw := 0
	for v := range seq(5) {
		switch v {
		case 1:
			continue
		case 3:
			break
		default:
			sw += v
		}
	}
	fmt.Println(sw)
	fs := []func() int{}
	for v := range seq(3) {
		fs = append(fs, func() int { v++; return v })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}
