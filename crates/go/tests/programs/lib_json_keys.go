package main

import (
	"encoding/json"
	"fmt"
)

type S struct{ A int }

func main() {
	show := func(v any) {
		b, err := json.Marshal(v)
		fmt.Printf("%s %T %v\n", b, err, err)
	}
	show(map[float64]int{1.5: 1, 2: 3, -0.1: 4})
	show(map[S]int{{1}: 1})
	show(map[[2]int]int{{1}: 1})
	show(map[any]int{"a": 1})
	show(map[any]int{3: 1, true: 2})
	show(map[bool]int{})
	show(map[bool]int{true: 1})
	show([]any{1, map[bool]int{true: 1}})
	show(map[string]any{"k": map[bool]int{false: 1}})
	show(map[chan int]int{nil: 1})
	show(map[S]int{})
	show(map[int8]string{-1: "a"})
	var m map[float64]int
	fmt.Println(json.Unmarshal([]byte(`{"1.5":2}`), &m), m)
	var n map[bool]int
	fmt.Println(json.Unmarshal([]byte(`{"true":2}`), &n), n)
	var a map[any]int
	fmt.Println(json.Unmarshal([]byte(`{"true":2}`), &a), a)
	var i8 map[int8]int
	fmt.Println(json.Unmarshal([]byte(`{"300":2}`), &i8), i8)
	fmt.Println(json.Unmarshal([]byte(`{"x":2}`), &i8), i8)
	var x struct{ A, B []int }
	fmt.Println(json.Unmarshal([]byte(`{"A":{"a":1},"B":[1,"x"]}`), &x), x)
	var e *json.UnmarshalTypeError
	err := json.Unmarshal([]byte(`{"A":{"a":1}}`), &x)
	e, _ = err.(*json.UnmarshalTypeError)
	fmt.Println(e.Offset, e.Value)
	err = json.Unmarshal([]byte(`{"A": true}`), &x)
	e, _ = err.(*json.UnmarshalTypeError)
	fmt.Println(e.Offset, e.Value)
}
