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

type Base struct {
	ID      int       `json:"id"`
	Created time.Time `json:"created"`
}
type Status int

const (
	Active Status = iota + 1
	Banned
)

func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
func (s *Status) UnmarshalText(b []byte) error {
	switch string(b) {
	case "active":
		*s = Active
	case "banned":
		*s = Banned
	default:
		return fmt.Errorf("unknown status %q", b)
	}
	return nil
}
func (s Status) String() string { return [...]string{"?", "active", "banned"}[s] }

type User struct {
	Base
	Name   string            `json:"name"`
	Email  *string           `json:"email,omitempty"`
	Tags   []string          `json:"tags"`
	Meta   map[string]any    `json:"meta,omitempty"`
	Status Status            `json:"status"`
	secret string
	Skip   int               `json:"-"`
	Raw    json.RawMessage   `json:"raw,omitempty"`
	Str    int               `json:"str,string"`
	Z      time.Time         `json:"z,omitzero"`
	By     map[Status]int    `json:"by,omitempty"`
}

func main() {
	em := "a@b.c"
	u := User{Base: Base{1, time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)}, Name: "Ann <&>", Email: &em, Status: Active, Str: 5, By: map[Status]int{Banned: 2, Active: 1}}
	b, err := json.Marshal(u)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(map[string]any{"b": []int{1, 2}, "a": nil, "c": map[string]int{}, "d": []int{}}, ">", "  ")
	fmt.Println(string(b))
	var v User
	err = json.Unmarshal([]byte(`{"id":7,"name":"Bob","tags":["x","y"],"meta":{"k":[1,"two",null,true,{"z":1.5}]},"status":"banned","raw":{"a": 1},"str":"12","extra":1,"CREATED":"2020-01-01T00:00:00Z"}`), &v)
	fmt.Printf("%+v %v\n", v, err)
	for _, s := range []string{`{"id":"x"}`, `{"status":"weird"}`, `{"id":1`, `[1,2]`, `{"id":1}x`, `{"name":'a'}`, ``, `{"id":1.5}`, `{"tags":[1]}`, `{"id":300000000000000000000}`, `nul`, `{"a" 1}`} {
		var w User
		err := json.Unmarshal([]byte(s), &w)
		fmt.Printf("%-28s %v\n", s, err)
		var se *json.SyntaxError
		var te *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			fmt.Println("   syntax at", se.Offset)
		case errors.As(err, &te):
			fmt.Println("   type", te.Field, te.Value, te.Type, te.Offset)
		}
	}
	dec := json.NewDecoder(strings.NewReader(`{"id":1} {"id":2} [3]`))
	for {
		var w struct{ ID int }
		if err := dec.Decode(&w); err == io.EOF {
			break
		} else if err != nil {
			fmt.Println("decode:", err)
			break
		}
		fmt.Println(w.ID, dec.More())
	}
	d2 := json.NewDecoder(strings.NewReader(`{"id":1,"nope":2}`))
	d2.DisallowUnknownFields()
	fmt.Println(d2.Decode(&v))
	d3 := json.NewDecoder(strings.NewReader(`{"n": 12345678901234567890, "l":[1]}`))
	d3.UseNumber()
	var a any
	fmt.Println(d3.Decode(&a), a)
	d4 := json.NewDecoder(strings.NewReader(`{"a":[1,"x"]}`))
	for {
		t, err := d4.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v|", t, t)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	enc.Encode(struct {
		X string
		F float64
		B []byte
		P *int
		I any
	}{"<b>", 1e21, []byte("hi"), nil, int8(3)})
	_, err = json.Marshal(make(chan int))
	fmt.Println(err)
	_, err = json.Marshal(map[bool]int{true: 1})
	fmt.Println(err)
	var buf bytes.Buffer
	json.Compact(&buf, []byte("{ \"a\" : [ 1 , 2 ] }"))
	fmt.Println(buf.String(), json.Valid([]byte(`{"a":}`)))
}
