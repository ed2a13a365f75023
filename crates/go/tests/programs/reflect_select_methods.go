package main

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

type T struct {
	Name string
	n    int
	C    complex64
}

func (t T) Hello(who string, xs ...int) string { return fmt.Sprint("hello ", who, " from ", t.Name, xs) }
func (t *T) SetName(n string)                  { t.Name = n }

type Op interface {
	Do(int) (int, error)
}

type Rx <-chan int

func main() {
	ty := reflect.TypeOf(T{})
	for i := range ty.NumMethod() {
		m := ty.Method(i)
		fmt.Println(m.Name, m.Type, m.Index, m.Func.Kind(), m.Type.NumIn(), m.Type.In(0), m.Type.IsVariadic())
		fmt.Println(m.Func.Call([]reflect.Value{reflect.ValueOf(T{Name: "x"}), reflect.ValueOf("w"), reflect.ValueOf(1)})[0])
	}
	pt := reflect.TypeOf(&T{})
	for m := range pt.Methods() {
		fmt.Println(m.Name, m.Type)
	}
	m, _ := pt.MethodByName("SetName")
	t := &T{}
	m.Func.Call([]reflect.Value{reflect.ValueOf(t), reflect.ValueOf("set")})
	fmt.Println(t.Name)
	fmt.Println(reflect.TypeFor[Op]().Method(0).Type, reflect.TypeFor[Op]().Method(0).Name)
	for f := range ty.Fields() {
		fmt.Print(f.Name, " ", f.Type, ";")
	}
	fmt.Println()
	for f, v := range reflect.ValueOf(*t).Fields() {
		fmt.Print(f.Name, "=", v, ";")
	}
	fmt.Println()
	fmt.Println(reflect.TypeFor[chan<- int]().ChanDir(), reflect.TypeFor[Rx]().ChanDir(), reflect.TypeFor[chan string]().ChanDir())
	f, ok := ty.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "N") })
	fmt.Println(f.Name, ok, ty.FieldByIndex([]int{1}).Name)
	v := reflect.ValueOf(t).Elem()
	v.Field(2).SetComplex(2 + 3i)
	fmt.Println(t.C)
	var chans [3]chan string
	var cases []reflect.SelectCase
	for i := range chans {
		chans[i] = make(chan string)
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(chans[i])})
	}
	var wg sync.WaitGroup
	for i, c := range chans {
		wg.Go(func() {
			for k := range i + 1 {
				c <- fmt.Sprint(i, "-", k)
			}
			close(c)
		})
	}
	got := map[string]bool{}
	for open := len(cases); open > 0; {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases[i].Chan = reflect.Value{}
			open--
			continue
		}
		got[v.String()] = true
	}
	wg.Wait()
	fmt.Println(len(got), got)
	out := make(chan [2]int, 1)
	i, rv, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectSend, Chan: reflect.ValueOf(out), Send: reflect.ValueOf([2]int{4, 5})}})
	fmt.Println(i, rv.IsValid(), ok, <-out)
	i, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(out)}, {Dir: reflect.SelectDefault}})
	fmt.Println(i)
	s, ok := reflect.TypeAssert[string](reflect.ValueOf("str"))
	fmt.Println(s, ok)
	fmt.Println(reflect.SliceOf(reflect.TypeOf(1)), reflect.MapOf(reflect.TypeOf(""), reflect.TypeOf(true)), []int{}, map[string]bool{})
	close(out)
	defer func() { fmt.Println(recover()) }()
	reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(out), Send: reflect.ValueOf([2]int{})}})
}
