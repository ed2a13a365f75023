package main

import (
	"fmt"
	s "strings"
	"unicode"
	"unicode/utf8"
)

var p = fmt.Println

func main() {
	p("Contains:  ", s.Contains("test", "es"), s.ContainsRune("test", 'x'), s.ContainsAny("test", "xyz t"))
	p("Count:     ", s.Count("test", "t"), s.Count("five", ""))
	p("HasPrefix: ", s.HasPrefix("test", "te"), s.HasSuffix("test", "st"))
	p("Index:     ", s.Index("test", "e"), s.LastIndex("go gopher", "go"), s.IndexByte("abc", 'c'), s.IndexAny("golang", "ny"), s.IndexFunc("Hello", unicode.IsLower))
	p("Join:      ", s.Join([]string{"a", "b"}, "-"))
	p("Repeat:    ", s.Repeat("a", 5))
	p("Replace:   ", s.Replace("foo", "o", "0", -1), s.Replace("foo", "o", "0", 1), s.ReplaceAll("oink oink", "k", "ky"))
	p("Split:     ", s.Split("a-b-c-d-e", "-"), len(s.Split("", ",")), s.SplitN("a,b,c,d", ",", 2), s.SplitAfter("a,b,c", ","))
	p("Case:      ", s.ToLower("TEST"), s.ToUpper("test ß é"), s.Title("hello wOrld"), s.ToTitle("abc"), s.EqualFold("Go", "GO"))
	fmt.Printf("%q %q %q %q %q\n", s.Trim(" xx hi xx ", " x"), s.TrimLeft("xxhix", "x"), s.TrimSpace("\t a b\n"), s.TrimPrefix("prefix-a", "prefix-"), s.TrimFunc("123abc456", unicode.IsDigit))
	fmt.Printf("%q %q\n", s.Fields("  foo bar  baz   "), s.FieldsFunc("a1b2c3", unicode.IsNumber))
	b, a, f := s.Cut("key=value=x", "=")
	p(b, a, f)
	p(s.CutPrefix("golang", "go"))
	p(s.Compare("a", "b"), s.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>x</b>"))
	const th = "สวัสดี"
	p("Len:", len(th), "Rune count:", utf8.RuneCountInString(th))
	for idx, r := range th {
		fmt.Printf("%#U starts at %d\n", r, idx)
	}
	for i, w := 0, 0; i < len(th); i += w {
		r, width := utf8.DecodeRuneInString(th[i:])
		fmt.Printf("%x %d;", r, width)
		w = width
	}
	p()
	for i := 0; i < len("é!"); i++ {
		fmt.Printf("%x ", "é!"[i])
	}
	p(utf8.ValidString("a\xffb"), utf8.RuneLen('世'), string(utf8.AppendRune(nil, '界')), s.ToValidUTF8("a\xffb", "?"))
	fmt.Printf("%s|%q|%x|% x|%X|%+q|%#q|%c|%U\n", "héy", "hé\t\"y", "hey", "hey", "hey", "hé世", "raw`", 'x', 'é')
	var sb s.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteByte('!')
	sb.WriteRune('世')
	sb.WriteString("ok")
	p(sb.String(), sb.Len())
	p(unicode.IsUpper('A'), unicode.IsLetter('é'), unicode.IsSpace('\u00a0'), unicode.IsPunct('!'), unicode.ToUpper('ß'), string(unicode.ToTitle('ǆ')), unicode.Is(unicode.Han, '世'), unicode.In('x', unicode.Latin, unicode.Greek))
	r := s.NewReader("abc")
	c, _ := r.ReadByte()
	ru, n, err := r.ReadRune()
	r.UnreadRune()
	p(c, ru, n, err, r.Len(), r.Size())
	x := "immutable"
	y := []byte(x)
	y[0] = 'I'
	p(x, string(y), x[2:5], x > "imm", `raw\n`+"\x41\101\u0041")
}
