package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sort"
	"strconv"
	"strings"
)

type Address struct {
	Street string `form:"street" validate:"required"`
	Zip    string `form:"zip" validate:"len=5"`
}
type Person struct {
	Name    string  `form:"name" validate:"required"`
	Age     int     `form:"age" validate:"min=18,max=99"`
	Score   float64 `form:"score"`
	Active  bool    `form:"active"`
	Tags    []string
	Home    Address
	private int
}

func (p Person) Greet(who string) string { return "hi " + who + ", I'm " + p.Name }
func (p *Person) Birthday()              { p.Age++ }

func decode(in map[string]string, out any) error {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return errors.New("need pointer")
	}
	return fill(in, v.Elem())
}
func fill(in map[string]string, v reflect.Value) error {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		if fv.Kind() == reflect.Struct {
			if err := fill(in, fv); err != nil {
				return err
			}
			continue
		}
		key, ok := f.Tag.Lookup("form")
		s, has := in[key]
		if !ok || !has {
			continue
		}
		switch fv.Kind() {
		case reflect.String:
			fv.SetString(s)
		case reflect.Int:
			n, err := strconv.Atoi(s)
			if err != nil {
				return fmt.Errorf("field %s: %w", f.Name, err)
			}
			fv.SetInt(int64(n))
		case reflect.Float64:
			x, _ := strconv.ParseFloat(s, 64)
			fv.SetFloat(x)
		case reflect.Bool:
			fv.SetBool(s == "true")
		}
	}
	return nil
}
func validate(v any) (errs []error) {
	rv := reflect.Indirect(reflect.ValueOf(v))
	for i := range rv.NumField() {
		f := rv.Type().Field(i)
		if rv.Field(i).Kind() == reflect.Struct {
			errs = append(errs, validate(rv.Field(i).Interface())...)
		}
		for _, rule := range strings.Split(f.Tag.Get("validate"), ",") {
			k, arg, _ := strings.Cut(rule, "=")
			n, _ := strconv.Atoi(arg)
			switch k {
			case "required":
				if rv.Field(i).IsZero() {
					errs = append(errs, fmt.Errorf("%s is required", f.Name))
				}
			case "min":
				if rv.Field(i).Int() < int64(n) {
					errs = append(errs, fmt.Errorf("%s < %d", f.Name, n))
				}
			case "len":
				if rv.Field(i).Len() != n {
					errs = append(errs, fmt.Errorf("len(%s) != %d", f.Name, n))
				}
			}
		}
	}
	return
}

func swapper() {
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var intSwap func(int, int) (int, int)
	reflect.ValueOf(&intSwap).Elem().Set(reflect.MakeFunc(reflect.TypeOf(intSwap), swap))
	fmt.Println(intSwap(0, 1))
	var strSwap func(string, string) (string, string)
	reflect.ValueOf(&strSwap).Elem().Set(reflect.MakeFunc(reflect.TypeOf(strSwap), swap))
	fmt.Println(strSwap("a", "b"))
}

func main() {
	var p Person
	fmt.Println(decode(map[string]string{"name": "Ann", "age": "17", "score": "2.5", "active": "true", "street": "Main", "zip": "123"}, &p))
	fmt.Printf("%+v\n", p)
	fmt.Println(decode(map[string]string{"age": "x"}, &p), decode(nil, p))
	fmt.Println(validate(&p))
	t := reflect.TypeOf(p)
	pt := reflect.TypeOf(&p)
	fmt.Println(t, t.Kind(), t.NumField(), t.NumMethod(), pt.NumMethod(), pt.Elem() == t, t.Name(), t.PkgPath())
	for i := range pt.NumMethod() {
		fmt.Println(pt.Method(i).Name)
	}
	out := reflect.ValueOf(p).MethodByName("Greet").Call([]reflect.Value{reflect.ValueOf("Bob")})
	fmt.Println(out[0], out[0].Kind())
	reflect.ValueOf(&p).MethodByName("Birthday").Call(nil)
	fmt.Println(p.Age)
	m := reflect.ValueOf(map[string]int{"a": 1, "b": 2})
	keys := m.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	for _, k := range keys {
		fmt.Print(k, "=", m.MapIndex(k), " ")
	}
	fmt.Println()
	s := reflect.MakeSlice(reflect.TypeOf([]int{}), 0, 2)
	s = reflect.Append(s, reflect.ValueOf(7))
	fmt.Println(s.Interface(), s.Len(), s.Cap(), reflect.DeepEqual([]int{7}, s.Interface()))
	fmt.Println(reflect.DeepEqual(map[string][]int{"a": nil}, map[string][]int{"a": {}}), reflect.Zero(t).Field(0).String() == "")
	for _, x := range []any{1, "a", 2.5, []int{}, map[string]bool{}, nil, &p, func() {}, make(chan int), struct{}{}, [2]int{}, errors.New("e")} {
		if x == nil {
			fmt.Println("nil", reflect.ValueOf(x).IsValid())
			continue
		}
		fmt.Print(reflect.TypeOf(x), ":", reflect.ValueOf(x).Kind(), " ")
	}
	fmt.Println()
	swapper()
	ch := reflect.MakeChan(reflect.TypeOf(make(chan string)), 1)
	ch.Send(reflect.ValueOf("via reflect"))
	v, ok := ch.Recv()
	fmt.Println(v, ok)
	ch.Close()
	v, ok = ch.Recv()
	fmt.Printf("%q %v\n", v.String(), ok)
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(validate).Pointer()).Name())
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf(p).Field(0).SetString("x")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf(3).Len()
	}()
	fmt.Println(reflect.TypeFor[error](), reflect.TypeOf((*error)(nil)).Elem().Kind(), pt.Implements(reflect.TypeFor[interface{ Birthday() }]()))
	for v := range reflect.ValueOf([]string{"x", "y"}).Seq() {
		fmt.Print(v, " ")
	}
	for k, v := range reflect.ValueOf([]string{"x", "y"}).Seq2() {
		fmt.Print(k, v, " ")
	}
	fmt.Println()
}
