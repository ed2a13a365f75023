package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"encoding/csv"
	"net/url"
	"bytes"
	"bufio"
	"text/tabwriter"
)

type Shape interface{ Area() float64 }
type Sq struct {
	Side float64 `json:"side" db:"s"`
	name string
	Tags []string
}

func (s Sq) Area() float64   { return s.Side * s.Side }
func (s *Sq) Grow(f float64) { s.Side *= f }

type MyInt int
type Emb struct {
	Sq
	*MyInt
	M map[string]int
}

func main() {
	for _, v := range []any{1, "s", 2.5, []int{1}, map[string]int{"a": 1}, Sq{Side: 2}, &Sq{Side: 3}, MyInt(4), [2]bool{}, make(chan int, 3), func(int) string { return "" }, nil, errors.New("e"), struct{ X int }{1}, Emb{}, 3i, uint8(7)} {
		t := reflect.TypeOf(v)
		if t == nil {
			fmt.Println("nil type", reflect.ValueOf(v).IsValid())
			continue
		}
		fmt.Println(t, t.Kind(), t.Name(), t.PkgPath(), t.Size(), t.NumMethod(), t.Comparable(), reflect.ValueOf(v).IsZero())
	}
	t := reflect.TypeOf(Sq{})
	for i := range t.NumField() {
		f := t.Field(i)
		fmt.Println(f.Name, f.Type, f.Tag, f.Tag.Get("db"), f.IsExported(), f.Offset)
	}
	fmt.Println(t.Implements(reflect.TypeOf((*Shape)(nil)).Elem()), reflect.TypeOf(&Sq{}).NumMethod(), reflect.TypeOf(&Sq{}).Method(1).Name)
	s := &Sq{Side: 1}
	v := reflect.ValueOf(s).Elem()
	v.Field(0).SetFloat(9)
	v.FieldByName("Tags").Set(reflect.Append(v.FieldByName("Tags"), reflect.ValueOf("t1"), reflect.ValueOf("t2")))
	fmt.Println(*s, v.Field(1).CanSet(), v.NumField(), v.Field(0).Interface())
	m := reflect.MakeMap(reflect.TypeOf(map[string]int{}))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(5))
	fmt.Println(m.Len(), m.MapIndex(reflect.ValueOf("k")), m.Interface())
	keys := reflect.ValueOf(map[string]int{"b": 1, "a": 2}).MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys[0], keys[1], len(keys))
	fmt.Println(reflect.DeepEqual([]int{1, 2}, []int{1, 2}), reflect.DeepEqual(map[string][]int{"a": {1}}, map[string][]int{"a": {1}}), reflect.DeepEqual([]int(nil), []int{}), reflect.DeepEqual(1, int64(1)), reflect.DeepEqual(Sq{1, "x", nil}, Sq{1, "x", nil}), reflect.DeepEqual(s, &Sq{9, "", []string{"t1", "t2"}}))
	x := reflect.New(reflect.TypeOf(0))
	x.Elem().SetInt(42)
	fmt.Println(*x.Interface().(*int), reflect.Zero(reflect.TypeOf("")).Interface() == "", reflect.Indirect(x).Int())
	sl := reflect.MakeSlice(reflect.TypeOf([]int{}), 2, 5)
	sl.Index(1).SetInt(3)
	fmt.Println(sl, sl.Len(), sl.Cap(), sl.Slice(1, 2))
	fmt.Println(reflect.ValueOf(MyInt(3)).Convert(reflect.TypeOf(0.0)).Float(), reflect.ValueOf(65).Convert(reflect.TypeOf("")).String())
	sw := []string{"a", "b", "c"}
	reflect.Swapper(sw)(0, 2)
	fmt.Println(sw)
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf(1).SetInt(2)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf("s").Int()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Field(1).SetString("q")
	}()
	fmt.Println(runtime.GOOS, runtime.NumGoroutine(), debug.SetGCPercent(50), debug.SetGCPercent(100))
	r := csv.NewReader(strings.NewReader("a,b,c\n1,\"x \"\"y\"\"\",3\n\n\"multi\nline\",,z\n"))
	recs, err := r.ReadAll()
	fmt.Printf("%q %v\n", recs, err)
	for _, bad := range []string{"a,b\n1\n", "a,\"b\n", "a\"b,c\n", "\"a\"b\n"} {
		_, err := csv.NewReader(strings.NewReader(bad)).ReadAll()
		fmt.Println(err)
	}
	w := csv.NewWriter(os.Stdout)
	w.WriteAll([][]string{{"a", "b c", "d,e"}, {"q\"q", "", " lead"}, {"x\ny"}})
	for _, raw := range []string{"http://user:pw@host.com:8080/a%20b/c?x=1&y=2&x=3#frag", "/rel?q", "mailto:a@b.c", "http://[::1]:80/", "//host/path", "http://h/%zz", ":bad", "http://a b/", "http://h:port/", "", "https://example.com", "a/b?c#d", "http://x/?a=1;b=2"} {
		u, err := url.Parse(raw)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(u, u.Scheme, u.Host, u.Hostname(), u.Port(), u.Path, u.RawQuery, u.Fragment, u.User, u.Opaque, u.IsAbs(), u.RequestURI(), u.Query())
	}
	base, _ := url.Parse("http://h/a/b/c?x")
	for _, ref := range []string{"d", "../d", "/d", "?y", "#f", "//g/x", "http://z/", "./../../../d", ""} {
		u, _ := base.Parse(ref)
		fmt.Print(u, " ")
	}
	fmt.Println(base.JoinPath("../x", "y"), url.QueryEscape("a b&c=d/é"), url.PathEscape("a b/c"))
	vals := url.Values{}
	vals.Set("k", "v 1")
	vals.Add("k", "v2")
	vals.Add("a", "&")
	fmt.Println(vals.Encode(), vals.Get("k"), vals.Has("z"))
	pr, pw := io.Pipe()
	go func() {
		fmt.Fprint(pw, "piped data")
		pw.CloseWithError(errors.New("custom"))
	}()
	b, err := io.ReadAll(pr)
	fmt.Println(string(b), err)
	var buf bytes.Buffer
	mw := io.MultiWriter(&buf, io.Discard)
	tr := io.TeeReader(io.LimitReader(strings.NewReader("hello world"), 5), mw)
	io.Copy(io.Discard, tr)
	fmt.Println(buf.String())
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b, _ = io.ReadAll(sr)
	fmt.Println(string(b), sr.Size())
	br := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("l1\nl2")), bufio.NewWriter(os.Stdout))
	l, err := br.ReadString('\n')
	fmt.Fprintf(br, "%q %v\n", l, err)
	br.Flush()
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "a\tb\tc\t")
	fmt.Fprintln(tw, "aaa\tbbbb\tc\t")
	tw.Flush()
	_, file, line, ok := runtime.Caller(0)
	fmt.Println(file != "", line, ok)
}
