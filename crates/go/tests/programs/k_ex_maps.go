package main

import (
	"fmt"
	"maps"
	"slices"
)

type key struct{ x, y int }

func main() {
	m := make(map[string]int)
	m["k1"] = 7
	m["k2"] = 13
	fmt.Println("map:", m, len(m), m["k3"])
	delete(m, "k2")
	_, prs := m["k2"]
	fmt.Println("prs:", prs)
	clear(m)
	n := map[string]int{"foo": 1, "bar": 2}
	n2 := maps.Clone(n)
	fmt.Println(n, maps.Equal(n, n2))
	g := map[key][]string{{1, 2}: {"a"}, {0, 5}: {"b", "c"}}
	g[key{1, 2}] = append(g[key{1, 2}], "z")
	fmt.Println(g)
	fmt.Printf("%v %+v %#v\n", g, g, n)
	keys := slices.Sorted(maps.Keys(n))
	fmt.Println(keys, slices.Sorted(maps.Values(n)))
	mm := map[any]string{1: "int", "1": "str", 1.5: "f", [2]int{1, 2}: "arr", true: "b"}
	fmt.Println(mm[1], mm["1"], mm[1.5], mm[[2]int{1, 2}], mm[true], mm[int64(1)] == "")
	var nm map[string]int
	fmt.Println(nm["q"], len(nm), nm == nil, nm)
	for k := range nm {
		fmt.Println(k)
	}
	c := map[rune]int{}
	for _, r := range "mississippi" {
		c[r]++
	}
	fmt.Println(c)
	for _, k := range slices.SortedFunc(maps.Keys(c), func(a, b rune) int { return c[b] - c[a] }) {
		if c[k] < 3 {
			break
		}
	}
	maps.DeleteFunc(c, func(k rune, v int) bool { return v > 2 })
	fmt.Println(c)
	nested := map[string]map[string]int{"a": {"b": 1}}
	nested["a"]["c"]++
	fmt.Println(nested, nested["x"]["y"])
	type pt struct{ X, Y int }
	mp := map[string]*pt{"o": {1, 2}}
	mp["o"].X = 9
	fmt.Println(*mp["o"], len(mp))
	for k := range n {
		delete(n, k)
	}
	fmt.Println(n)
	defer func() {
		r := recover()
		fmt.Println(r)
		nm["a"] = 1
	}()
	fmt.Println(mm[[]int{1}])
}
