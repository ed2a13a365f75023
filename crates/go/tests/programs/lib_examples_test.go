package main

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

func Upper(s string) string { return strings.ToUpper(s) }

func TestUpper(t *testing.T) {
	if Upper("a") != "A" {
		t.Error("no")
	}
}

func ExampleUpper() {
	fmt.Println(Upper("hi"))
	fmt.Println("there")
	// Output:
	// HI
	// there
}

func ExampleUpper_second() {
	for k := range map[string]int{"x": 1, "y": 2} {
		fmt.Println(k)
	}
	// Unordered output:
	// y
	// x
}

func ExampleUpper_wrong() {
	fmt.Println("got this")
	fmt.Print("no newline")

	// Output: wanted that
}

func Example() {
	keys := []string{"b", "a"}
	sort.Strings(keys)
	fmt.Println(keys)
	// Output: [a b]
}

func Example_notRun() {
	fmt.Println("never")
}

func Example_none() {
	// Output:
}

func ExampleUpper_panics() {
	fmt.Println("before")
	panic("oh")
	// Output: before
}
