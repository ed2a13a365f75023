package main

import (
	"bytes"
	"fmt"
	"regexp"
)

func main() {
	match, _ := regexp.MatchString("p([a-z]+)ch", "peach")
	fmt.Println(match)
	r, _ := regexp.Compile("p([a-z]+)ch")
	fmt.Println(r.MatchString("peach"), r.FindString("peach punch"), r.FindStringIndex("peach punch"), r.FindStringSubmatch("peach punch"), r.FindStringSubmatchIndex("peach punch"))
	fmt.Println(r.FindAllString("peach punch pinch", -1), r.FindAllStringSubmatchIndex("peach punch pinch", -1), r.FindAllString("peach punch pinch", 2), r.Match([]byte("peach")))
	r = regexp.MustCompile("p([a-z]+)ch")
	fmt.Println("regexp:", r)
	fmt.Println(r.ReplaceAllString("a peach", "<fruit>"), string(r.ReplaceAllFunc([]byte("a peach"), bytes.ToUpper)))
	d := regexp.MustCompile(`(?P<year>\d{4})-(?P<month>\d{2})`)
	fmt.Println(d.SubexpNames(), d.SubexpIndex("month"), d.ReplaceAllString("on 2024-05 and 1999-12", "${month}/$year"), d.NumSubexp())
	fmt.Printf("%q\n", regexp.MustCompile(`\s*[,;]\s*`).Split("a , b;c,d", -1))
	_, err := regexp.Compile("a(b")
	fmt.Println(err)
	_, err = regexp.Compile("*a")
	fmt.Println(err)
	fmt.Println(regexp.QuoteMeta("a.b*c"), regexp.MustCompile(`(?i)hello\b`).FindAllString("Hello hellos HELLO", -1))
	fmt.Println(regexp.MustCompile(`^(\w+)@(\w+)\.com$`).ReplaceAllStringFunc("x@y.com", func(s string) string { return "[" + s + "]" }))
	fmt.Println(regexp.MustCompile(`a+?`).FindString("aaa"), regexp.MustCompile(`(a|ab)(c|bcd)`).FindStringSubmatch("abcd"), regexp.MustCompile(`\p{L}+`).FindAllString("héllo 世界", -1))
	fmt.Println(regexp.MustCompile(`a*`).ReplaceAllString("baac", "x"), regexp.MustCompile(`a*`).FindAllStringIndex("baac", -1))
}
