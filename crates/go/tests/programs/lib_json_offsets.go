package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type S struct {
	A int
	L []int
	M map[int]int
	T struct{ X int }
	B bool
	F float64
	U uint8
	N json.Number
	I fmt.Stringer
	P *int
	Q **int
	Arr [2]string
}

func main() {
	for _, in := range []string{`{"A":{}}`, `{"A":[1,2]}`, `{"A":"x"}`, `{"A":true}`, `{"A": 1.5 }`, `{"A":300000000000000000000}`, `{"L":{"a":1}}`, `{"L":"x"}`, `{"L":[1,"x"]}`, `{"L": [ {} ]}`, `{"M":[]}`, `{"M":{"x":1}}`, `{"M":{"1":"z"}}`, `{"T":[1]}`, `{"T":{"X":[]}}`, `{"B":{}}`, `{"B":1}`, `{"F":"1"}`, `{"U":256}`, `{"U":-1}`, `{"N":"abc"}`, `{"N":{}}`, `{"N":true}`, `{"I":1}`, `{"I":[]}`, `{"I":"s"}`, `{"P":"x"}`, `{"Q":5}`, `{"P":{}}`, `{"Arr":{}}`, `{"Arr":[1]}`, `[1]`, `5`, `"x"`, `  {"A" :  "x"}`} {
		var s S
		err := json.Unmarshal([]byte(in), &s)
		var e *json.UnmarshalTypeError
		if errors.As(err, &e) {
			fmt.Println(in, e.Offset, e.Field, e.Value, err)
		} else {
			fmt.Println(in, err)
		}
	}
}
