package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

var seed uint64 = 4242

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

type E struct {
	Z *int
	W []E
}

type T struct {
	A int8
	B string
	C []int
	D map[string]T
	E *E
	F any
	G float32
	H [2]bool
	I uint `json:"i,omitempty"`
	E2 E `json:"e2"`
}

func ws() string { return []string{"", "", "", " ", "\n", "\t "}[rnd(6)] }

func gen(d int) string {
	k := rnd(10)
	if d == 0 {
		k = rnd(7)
	}
	switch k {
	case 0:
		return "null"
	case 1:
		return []string{"true", "false"}[rnd(2)]
	case 2, 3:
		return []string{"0", "-1", "12", "127", "128", "1.5", "-0", "1e3", "1E-2", "300", "99999999999999999999", "3.4e39", "0.1"}[rnd(13)]
	case 4, 5, 6:
		return `"` + []string{"", "a", "A", "é", `\n`, `\u0041`, `\ud83d\ude00`, `\ud800`, "<x>", `\"`, `\\`, "key"}[rnd(12)] + `"`
	case 7, 8:
		n := rnd(4)
		var p []string
		for range n {
			key := []string{"A", "b", "C", "d", "E", "F", "g", "H", "i", "e2", "Z", "w", "x"}[rnd(13)]
			p = append(p, ws()+`"`+key+`"`+ws()+":"+ws()+gen(d-1)+ws())
		}
		return "{" + strings.Join(p, ",") + "}"
	}
	n := rnd(4)
	var p []string
	for range n {
		p = append(p, ws()+gen(d-1)+ws())
	}
	return "[" + strings.Join(p, ",") + "]"
}

func main() {
	for range 60 {
		s := gen(4)
		if rnd(4) == 0 && len(s) > 0 {
			i := rnd(len(s))
			switch rnd(3) {
			case 0:
				s = s[:i] + s[i+1:]
			case 1:
				s = s[:i] + string(`{}[],:"\x1 e.-`[rnd(14)]) + s[i:]
			default:
				s = s[:i]
			}
		}
		var v any
		err := json.Unmarshal([]byte(s), &v)
		b, err2 := json.Marshal(v)
		fmt.Printf("%q %v %s %v\n", s, err, b, err2)
		if se, ok := err.(*json.SyntaxError); ok {
			fmt.Println(se.Offset)
			continue
		}
		var t T
		err = json.Unmarshal([]byte(s), &t)
		b, err2 = json.Marshal(t)
		fmt.Printf("  %v %s %v\n", err, b, err2)
		if ue, ok := err.(*json.UnmarshalTypeError); ok {
			fmt.Println("  ", ue.Offset, ue.Field, ue.Value, ue.Struct)
		}
		var l []T
		fmt.Println("  ", json.Unmarshal([]byte(s), &l), len(l))
		var m map[string]int
		fmt.Println("  ", json.Unmarshal([]byte(s), &m), m)
		var out bytes.Buffer
		json.Indent(&out, []byte(s), ".", " ")
		fmt.Printf("%q\n", out.String())
	}
}
