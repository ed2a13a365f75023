package main

import (
	"fmt"
	"reflect"
	"strings"
)

type T struct {
	N int8
	S string
}

func (t T) Hello(name string, n int) string     { return fmt.Sprint("hello ", name, n, t.N) }
func (t *T) Set(n int8) (old int8, err error)     { old = t.N; t.N = n; return old, nil }
func (t T) Sum(xs ...int) (s int)                 { for _, x := range xs { s += x }; return }
func (t T) Self(o T, f float32, b bool) (T, float32, bool) { return T{o.N + 1, o.S + "!"}, f * 2, !b }

type I interface{ Hello(string, int) string }

func main() {
	f := reflect.ValueOf(strings.Repeat)
	fmt.Println(f.Call([]reflect.Value{reflect.ValueOf("ab"), reflect.ValueOf(3)})[0])
	t := &T{3, "x"}
	v := reflect.ValueOf(t)
	fmt.Println(v.MethodByName("Hello").Call([]reflect.Value{reflect.ValueOf("bob"), reflect.ValueOf(1)})[0].String())
	out := v.MethodByName("Set").Call([]reflect.Value{reflect.ValueOf(int8(-9))})
	fmt.Println(out[0].Int(), out[1].IsNil(), t.N)
	fmt.Println(v.MethodByName("Sum").Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int())
	fmt.Println(v.MethodByName("Sum").Call(nil)[0].Int())
	fmt.Println(v.MethodByName("Sum").CallSlice([]reflect.Value{reflect.ValueOf([]int{4, 5})})[0].Int())
	out = v.Elem().MethodByName("Self").Call([]reflect.Value{reflect.ValueOf(T{-1, "q"}), reflect.ValueOf(float32(1.5)), reflect.ValueOf(true)})
	fmt.Println(out[0].Interface(), out[1].Interface(), out[2].Interface())
	ft := reflect.TypeOf(strings.Replace)
	fmt.Println(ft, ft.NumIn(), ft.NumOut(), ft.In(3), ft.Out(0), ft.IsVariadic(), reflect.TypeOf(fmt.Printf).IsVariadic())
	fmt.Println(v.MethodByName("Nope").IsValid(), v.NumMethod(), reflect.TypeOf(t).Method(0).Name)
	func() {
		defer func() { fmt.Println(recover()) }()
		f.Call([]reflect.Value{reflect.ValueOf(1)})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		f.Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})
	}()
	g := reflect.ValueOf(func(a int, cb func(int) int) int { return cb(a) })
	fmt.Println(g.Call([]reflect.Value{reflect.ValueOf(5), reflect.ValueOf(func(x int) int { return x * x })})[0].Int())
	var i I = T{1, "i"}
	fmt.Println(reflect.ValueOf(&i).Elem().Method(0).Call([]reflect.Value{reflect.ValueOf("z"), reflect.ValueOf(2)})[0])
	for i := range v.NumMethod() {
		fmt.Println(v.Type().Method(i).Name, v.Method(i).Type())
	}
}
