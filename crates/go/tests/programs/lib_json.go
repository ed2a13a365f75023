package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Color int

const (
	Red Color = iota
	Green
)

func (c Color) MarshalText() ([]byte, error) {
	if c > Green {
		return nil, fmt.Errorf("bad color %d", int(c))
	}
	return []byte([]string{"red", "green"}[c]), nil
}

func (c *Color) UnmarshalText(b []byte) error {
	switch string(b) {
	case "red":
		*c = Red
	case "green":
		*c = Green
	default:
		return errors.New("unknown color " + string(b))
	}
	return nil
}

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`"%.1fC"`, float64(t))), nil }
func (t *Temp) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	_, err := fmt.Sscanf(s, "%fC", (*float64)(t))
	return err
}

type Base struct {
	ID   int
	Name string `json:"name"`
}

type Inner struct{ X, Y int }

type All struct {
	Base
	*Inner
	A  any               `json:"a"`
	B  []byte            `json:"b,omitempty"`
	C  Color             `json:"c"`
	D  time.Duration     `json:"d"`
	E  map[Color]int     `json:"e,omitempty"`
	F  []Temp            `json:"f"`
	G  *string           `json:"g"`
	H  json.RawMessage   `json:"h,omitempty"`
	I  int64             `json:"i,string"`
	J  [3]bool           `json:"j"`
	K  struct{ Z uint8 } `json:"k"`
	L  time.Time         `json:"l,omitzero"`
	M  float32           `json:"m,omitempty"`
	N  string            `json:"-"`
	O  string            `json:"-,"`
	P  map[int]string    `json:"p,omitempty"`
	Q  interface{ M() }  `json:"q"`
	r  int
	S  bool `json:",omitempty"`
	T  json.Number
	U  *int `json:"u,omitempty"`
	V  []string
}

func try(s string) {
	var a All
	err := json.Unmarshal([]byte(s), &a)
	fmt.Printf("%s => %T %v\n", s, err, err)
	b, err := json.Marshal(a)
	fmt.Println(string(b), err)
}

func main() {
	x := "ptr"
	n := 3
	a := All{Base: Base{1, "n<&>"}, Inner: &Inner{1, 2}, A: map[string]any{"z": 1, "a": []any{nil, true, 1.5}}, B: []byte("hi"), C: Green, D: time.Second, E: map[Color]int{Red: 1, Green: 2}, F: []Temp{1, 2.55}, G: &x, H: json.RawMessage(`{"raw": [1, 2]}`), I: 77, P: map[int]string{3: "c", 1: "a"}, L: time.Date(2024, 2, 29, 1, 2, 3, 4, time.UTC), M: 1.1, N: "no", O: "dash", S: true, T: "12.50", U: &n, V: []string{"a"}}
	b, err := json.Marshal(a)
	fmt.Println(string(b), err)
	var back All
	fmt.Println(json.Unmarshal(b, &back))
	b2, _ := json.Marshal(back)
	fmt.Println(bytes.Equal(b, b2), *back.G, back.Inner, *back.U)
	b, err = json.MarshalIndent(a, "", "\t")
	fmt.Println(string(b), err)
	for _, s := range []string{
		`{"c":"blue"}`, `{"c":5}`, `{"f":["1.5C","x"]}`, `{"e":{"red":1,"pink":2}}`, `{"i":"5"}`, `{"i":5}`, `{"i":"x"}`, `{"j":[true]}`, `{"j":[true,true,true,true]}`,
		`{"k":{"Z":256}}`, `{"k":{"z":25}}`, `{"NAME":"upper"}`, `{"id":9,"x":5}`, `{"q":1}`, `{"q":null}`, `{"p":{"1":"a","x":"b"}}`, `{"b":"!!"}`, `{"b":"aGk="}`, `{"b":[1,2]}`, `{"l":"2024-01-01T00:00:00Z"}`, `{"l":"bad"}`, `{"g":null,"a":{"k":[1,{"m":2}]}}`,
		`{"T":12.50}`, `{"T":"x"}`, `{"m":1e400}`, `{"ID":1e3}`, `{"ID":-0}`, `{"u":1.0}`, `{"V":[1,"b",null]}`, `{"V":{"a":1}}`, `{"S":"true"}`, `{"S":null,"d":"1s"}`, `{"a":1,"a":2}`, `{"h":{"x" : 1}}`, `{"-":"dash"}`, `{"X":1.5,"Y":"s"}`,
		`{"a":"\ud83d\ude00\ud800x\u00e9\/"}`, `[]`, `"s"`, `3`, `null`, `tru`, `{"a" 1}`, `{"a":1 "b":2}`, `[1 2]`, `{"a":01}`, `{"a":1.}`, `{"a":-}`, `{"a":1e}`, `{"a":"\u12"}`, `{"a":"\ud8`, `{"a"`, `[1,`, `[1,]`, `{,}`, "\"a\x01\"", `{"a":+1}`, `{"a":.5}`, `{"a":'x'}`, "{\"a\":\u00e9}", `  `, `[[[[`, `{"a":nulx}`, `falsy`,
	} {
		try(s)
	}
	dec := json.NewDecoder(strings.NewReader(`{"ID":1} {"ID":2}
{"ID":"x"} [1,2] {"ID":3`))
	for {
		var v Base
		err := dec.Decode(&v)
		fmt.Println(v, err)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break
		}
		var se *json.SyntaxError
		if errors.As(err, &se) {
			fmt.Println(se.Offset)
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"a":[1,"x",{"b":null}],"c":true}`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T:%v more=%v ", t, t, dec.More())
	}
	fmt.Println()
	dec = json.NewDecoder(strings.NewReader(`[{"ID":1},{"ID":2}] junk`))
	dec.Token()
	for dec.More() {
		var v Base
		fmt.Println(dec.Decode(&v), v)
	}
	fmt.Println(dec.Token())
	fmt.Println(dec.Token())
	dec = json.NewDecoder(strings.NewReader(`{"ID":1,"zzz":2}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&Base{}))
	dec = json.NewDecoder(strings.NewReader(`{"n":12345678901234567890}`))
	dec.UseNumber()
	var m map[string]any
	fmt.Println(dec.Decode(&m), m)
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]any{"a<b": "x&y", "n": []int{1}, "e": struct{}{}})
	_, err = json.Marshal(All{C: 7})
	fmt.Printf("%T %v\n", err, err)
	type Cyc struct{ Next *Cyc }
	c := &Cyc{}
	c.Next = c
	_, err = json.Marshal(c)
	fmt.Println(err)
	_, err = json.Marshal(map[bool]int{true: 1})
	fmt.Println(err)
	_, err = json.Marshal(map[string]any{"x": make(chan int)})
	fmt.Println(err)
	var ute *json.UnmarshalTypeError
	err = json.Unmarshal([]byte(`{"ID":"x"}`), &Base{})
	if errors.As(err, &ute) {
		fmt.Println(ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field)
	}
	var se *json.SyntaxError
	err = json.Unmarshal([]byte(`{"ID":1,,}`), &Base{})
	if errors.As(err, &se) {
		fmt.Println(se.Offset, se)
	}
	fmt.Println(json.Valid([]byte(`{"a":[1,2]}`)), json.Valid([]byte(`{a}`)))
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(`{ "a" : [ 1 , 2 ] }`)), buf.String())
	var sl = []int{1, 2, 3}
	json.Unmarshal([]byte(`[9]`), &sl)
	fmt.Println(sl, len(sl))
	mm := map[string]int{"keep": 1}
	json.Unmarshal([]byte(`{"new":2}`), &mm)
	fmt.Println(mm)
	var iface any = &Base{}
	json.Unmarshal([]byte(`{"ID":4}`), iface)
	fmt.Println(iface)
}
