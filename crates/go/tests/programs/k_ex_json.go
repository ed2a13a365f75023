package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

type response1 struct {
	Page   int
	Fruits []string
}
type response2 struct {
	Page   int      `json:"page"`
	Fruits []string `json:"fruits"`
	Opt    string   `json:"opt,omitempty"`
	Skip   string   `json:"-"`
	priv   int
	Ptr    *int           `json:"ptr"`
	Num    int            `json:"num,string"`
	Any    any            `json:"any"`
	M      map[string]int `json:"m,omitempty"`
}
type Base struct{ ID int }
type Derived struct {
	Base
	Name string
	T    time.Duration
	In   struct{ A, B float64 }
	Raw  json.RawMessage
}
type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("color-%d", int(c))), nil }
func (c *Color) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "color-%d", (*int)(c))
	return err
}

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`"%.1fC"`, float64(t))), nil }

func main() {
	for _, v := range []any{true, 1, 2.34, "gopher <&> \u2028 é\n", []string{"a"}, map[string]int{"b": 1, "a": 5}, nil, []byte("hi"), 1e21, float32(0.1), []int(nil), [2]bool{}, map[int]string{2: "x", 1: "y"}, Color(3), map[Color]Temp{1: 36.6}} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), err)
	}
	b, _ := json.Marshal(&response1{1, []string{"apple"}})
	fmt.Println(string(b))
	b, _ = json.Marshal(response2{Page: 1, Skip: "x", Num: 5, Any: []any{1, nil}})
	fmt.Println(string(b))
	b, err := json.MarshalIndent(Derived{Base{7}, "n", time.Second, struct{ A, B float64 }{1, 2.5}, json.RawMessage(`{"z": [1]}`)}, "", "  ")
	fmt.Println(string(b), err)
	var dat map[string]any
	if err := json.Unmarshal([]byte(`{"num":6.13,"strs":["a","b"],"o":{"k":null,"t":true}}`), &dat); err != nil {
		panic(err)
	}
	fmt.Println(dat, dat["num"].(float64), dat["strs"].([]any)[0].(string))
	res := response2{}
	err = json.Unmarshal([]byte(`{"page": 1, "FRUITS": ["apple", "peach"], "num": "12", "unknown": 3, "ptr": 5, "any": {"x": [1, 2]}}`), &res)
	fmt.Println(res.Page, res.Fruits, res.Num, *res.Ptr, res.Any, err)
	json.NewEncoder(os.Stdout).Encode(map[string]int{"apple": 5, "lettuce": 7})
	dec := json.NewDecoder(strings.NewReader(`{"Page":1} {"Page":2, "Fruits": ["z"]}`))
	for {
		var r response1
		if err := dec.Decode(&r); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%+v\n", r)
	}
	for _, bad := range []string{`{"Page": "x"}`, `{"Page": 1,}`, `{`, `[1]`, `{"Page": 1.5}`, ``, `{"Fruits": [1]}`, `nul`, `{"Page":1} x`} {
		var r response1
		err := json.Unmarshal([]byte(bad), &r)
		fmt.Printf("%v | %T\n", err, err)
	}
	d2 := json.NewDecoder(strings.NewReader(`{"Page":1,"X":2}`))
	d2.DisallowUnknownFields()
	var r1 response1
	fmt.Println(d2.Decode(&r1))
	_, err = json.Marshal(map[string]any{"c": make(chan int)})
	fmt.Println(err)
	var c struct {
		C  Color
		D  Derived
		Is []struct{ X, Y int }
		A  [2]int
		I  any
	}
	fmt.Println(json.Unmarshal([]byte(`{"C":"color-9","D":{"ID":4,"Name":"q","In":{"A":1}},"Is":[{"X":1},{"Y":2}],"A":[1,2,3],"I":12345678901}`), &c))
	fmt.Printf("%+v\n", c)
	fmt.Println(json.Valid([]byte(`{"a":1}`)), json.Valid([]byte(`{a:1}`)))
	dn := json.NewDecoder(strings.NewReader(`{"n": 12345678901234567890}`))
	dn.UseNumber()
	var mn map[string]any
	dn.Decode(&mn)
	fmt.Printf("%v %T\n", mn["n"], mn["n"])
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent(">", "\t")
	enc.SetEscapeHTML(false)
	enc.Encode(struct {
		H string `json:"h"`
		E []int
		O map[string]any
	}{"<a>", []int{}, map[string]any{}})
}
