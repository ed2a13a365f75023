package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func caesar(s string, k rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLower(r):
			return 'a' + (r-'a'+k+26)%26
		case unicode.IsUpper(r):
			return 'A' + (r-'A'+k+26)%26
		case r == '!':
			return -1
		}
		return r
	}, s)
}

func isPal(s string) bool {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String() == reverse(b.String())
}

func main() {
	s := "Hello, 世界! naïve"
	fmt.Println(len(s), utf8.RuneCountInString(s), reverse(s), caesar("Hello, World!", 3))
	for i, r := range "aé世\xff" {
		fmt.Print(i, ":", string(r), "(", utf8.RuneLen(r), ") ")
	}
	fmt.Println()
	fmt.Println(strings.Fields("  a b   c "), strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","))
	fmt.Println(strings.Title("hello world"), strings.ToTitle("ab"), strings.EqualFold("Go", "GO"), strings.Count("cheese", "e"), strings.Count("abc", ""))
	fmt.Println(strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"), strings.IndexByte("abc", 'c'), strings.IndexAny("golang", "ny"), strings.IndexFunc("abC", unicode.IsUpper))
	fmt.Println(strings.TrimLeft("xxabcxx", "x"), strings.TrimSuffix("a.go", ".go"), strings.TrimPrefix("a.go", "b"), strings.TrimFunc("12ab34", unicode.IsDigit), strings.TrimSpace("\t x \n"))
	b, a, ok := strings.Cut("key=value=x", "=")
	fmt.Println(b, a, ok)
	rest, ok := strings.CutPrefix("prefix-rest", "prefix-")
	fmt.Println(rest, ok)
	fmt.Println(strings.Replace("oink oink oink", "k", "ky", 2), strings.ReplaceAll("oink oink", "oink", "moo"), strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<b>x</b>"))
	fmt.Println(isPal("A man, a plan, a canal: Panama"), strings.Compare("a", "b"), strings.ContainsRune("abc", 'b'), strings.ContainsAny("abc", "xyz"))
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 2), strconv.FormatFloat(1.0/3, 'f', 4, 64), strconv.Quote("hi\t\"x\"\u00e9\x00"), strconv.AppendInt(nil, 5, 10))
	f, err := strconv.ParseFloat("1e400", 64)
	fmt.Println(f, err)
	u, err := strconv.ParseUint("-1", 10, 64)
	fmt.Println(u, err)
	n, err := strconv.ParseInt("0x1f", 0, 16)
	fmt.Println(n, err)
	q, err := strconv.Unquote(`"a\nb"`)
	fmt.Printf("%q %v\n", q, err)
	var sb strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteString("go")
	sb.WriteRune('!')
	fmt.Println(sb.String(), sb.Len())
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	x := make([]byte, 5)
	buf.Read(x)
	line, err := buf.ReadString('r')
	fmt.Printf("%s %q %v %q\n", x, line, err, buf.String())
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "name\tqty\tprice\t")
	fmt.Fprintln(tw, "apple\t3\t1.25\t")
	fmt.Fprintln(tw, "watermelon\t10\t3.5\t")
	tw.Flush()
	rd := strings.NewReader("abc")
	c, _ := rd.ReadByte()
	rd.UnreadByte()
	fmt.Println(c, rd.Len(), utf8.ValidString("\xff"), []byte("é"), string([]byte{104, 105}), string(rune(0x4e16)))
	fmt.Println(unicode.IsSpace('\u00a0'), unicode.IsPunct('!'), unicode.Is(unicode.Han, '世'), unicode.In('я', unicode.Cyrillic, unicode.Latin), unicode.SimpleFold('k'))
	fmt.Println(strings.ToUpper("straße ñ"), strings.ToLower("ÀÉ"), strings.Repeat("ab", 3), strings.Join([]string{"x"}, "-"), strings.ToValidUTF8("a\xffb", "?"))
	r, size := utf8.DecodeLastRuneInString("日本")
	fmt.Println(string(r), size, utf8.AppendRune(nil, 'é'), strings.Clone("x"))
}
