package main

import (
	"fmt"
	"os"
	m "math"
	_ "strings"
	"time"
)

var global int

func helper(unused int) { var inner int; inner = 5 }

func main() {
	a, b := 1, 2
	var c string
	for i, v := range []int{1} {
	}
	switch x := any(a).(type) {
	}
	if y := 3; true {
	}
	func() { q := 1 }()
	const k = 5
	type local struct{}
label:
	fmt.Println()
}
