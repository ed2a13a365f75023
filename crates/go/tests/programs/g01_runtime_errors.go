package main

import (
	"errors"
	"fmt"
	"os"
)

func a() (r int, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("recovered: %v", x)
			r *= 2
		}
	}()
	r = 21
	panic("boom")
}
func b() (n int) {
	defer func() { n++ }()
	defer func() { n *= 2 }()
	return 5
}
func c() {
	for i := 0; i < 3; i++ {
		defer fmt.Println("defer", i)
	}
	defer func(s string) { fmt.Println("arg", s) }(fmt.Sprint("evaluated ", "now"))
}
func nested() {
	defer func() {
		fmt.Println("outer recover:", recover())
	}()
	defer func() {
		defer func() { fmt.Println("inner recover:", recover()) }()
		panic("second")
	}()
	panic("first")
}
func repanic() {
	defer func() { fmt.Println("got", recover()) }()
	defer func() {
		r := recover()
		panic(fmt.Sprint("re-", r))
	}()
	panic("one")
}
func helper() any { return recover() }
func notDirect() {
	defer func() { fmt.Println("outermost", recover()) }()
	defer func() { fmt.Println("helper:", helper()) }()
	panic("x")
}
func directDefer() {
	defer fmt.Println("after direct")
	defer recover()
	defer func() { recover() }()
	panic("y")
}

type T struct{ n int }

func (t T) Val()  { fmt.Println("val", t.n) }
func (t *T) Ptr() { fmt.Println("ptr", t.n) }
func methods() {
	t := T{1}
	defer t.Val()
	defer t.Ptr()
	t.n = 2
}
func runtimeErr(f func()) {
	defer func() {
		r := recover()
		e, ok := r.(error)
		fmt.Printf("%T %v %v\n", r, r, ok)
		if ok {
			var re interface{ RuntimeError() }
			fmt.Println(errors.As(e, &re))
		}
	}()
	f()
}
func loopDefer() {
	for i := range 3 {
		func() {
			defer func() { fmt.Print("ld", i, " ") }()
		}()
	}
	fmt.Println()
}
func nilFuncDefer() {
	defer func() { fmt.Println("nilfunc:", recover()) }()
	var f func()
	defer f()
	fmt.Println("before nil defer runs")
}
func goexitLike() (s string) {
	defer func() {
		s += " third"
	}()
	defer func() {
		recover()
		s += " second"
	}()
	s = "first"
	panic(1)
}
func recoverReturnsNil() {
	fmt.Println(recover())
	defer func() { fmt.Println("none", recover()) }()
}
func panicNil() {
	defer func() { r := recover(); fmt.Printf("%T %v\n", r, r) }()
	panic(nil)
}
func main() {
	fmt.Println(a())
	fmt.Println(b())
	c()
	nested()
	repanic()
	notDirect()
	directDefer()
	methods()
	loopDefer()
	nilFuncDefer()
	fmt.Println(goexitLike())
	recoverReturnsNil()
	panicNil()
	var arr []int
	var m map[string]int
	var p *T
	var i any = "str"
	var e error
	z := 0
	idx := 5
	a3 := [3]int{}
	runtimeErr(func() { _ = arr[idx] })
	runtimeErr(func() { _ = a3[idx] })
	runtimeErr(func() { m["a"] = 1 })
	runtimeErr(func() { _ = p.n })
	runtimeErr(func() { _ = i.(int) })
	runtimeErr(func() { _ = i.(fmt.Stringer) })
	runtimeErr(func() { _ = e.Error() })
	runtimeErr(func() { fmt.Println(1 / z) })
	runtimeErr(func() { fmt.Println(1 % z) })
	runtimeErr(func() { _ = arr[1:idx] })
	runtimeErr(func() { _ = "abc"[idx] })
	runtimeErr(func() { _ = "abc"[idx:] })
	runtimeErr(func() { s := []int{1, 2, 3}; lo, hi := 2, 1; _ = s[lo:hi] })
	runtimeErr(func() { s := []int{1, 2, 3}; _ = s[:idx:idx] })
	runtimeErr(func() { n := -1; _ = make([]int, n) })
	runtimeErr(func() { var c chan int; close(c) })
	runtimeErr(func() { c := make(chan int); close(c); close(c) })
	runtimeErr(func() { c := make(chan int); close(c); c <- 1 })
	runtimeErr(func() { var x, y any = []int{1}, []int{1}; fmt.Println(x == y) })
	runtimeErr(func() { mm := map[any]int{}; mm[[]int{1}] = 2 })
	runtimeErr(func() { mm := map[any]int{}; mm[func() {}] = 2 })
	runtimeErr(func() { var x any; _ = x.(int) })
	runtimeErr(func() { var x any; _ = x.(fmt.Stringer) })
	runtimeErr(func() { s := []int{1, 2}; _ = [4]int(s) })
	runtimeErr(func() { sh := -1; fmt.Println(1 << sh) })
	runtimeErr(func() { panic(errors.New("custom")) })
	runtimeErr(func() { panic(fmt.Sprintf("fmt %d", 1)) })
	runtimeErr(func() { panic(T{5}) })
	runtimeErr(func() { var x any = T{}; _ = x.(*T) })
	runtimeErr(func() { var f func(); f() })
	runtimeErr(func() { var st fmt.Stringer; st.String() })
	runtimeErr(func() { var x any = int32(5); _ = x.(int64) })
	runtimeErr(func() { n := -1; _ = make(chan int, n) })
	runtimeErr(func() { n := 5; _ = make([]int, n, n-1) })
	defer fmt.Println("deferred before exit does not run")
	os.Exit(3)
}
