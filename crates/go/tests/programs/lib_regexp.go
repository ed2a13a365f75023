package main

import (
	"fmt"
	"regexp"
)

var seed uint64 = 12345

func rnd(n int) int {
	seed = seed*6364136223846793005 + 1442695040888963407
	return int(seed>>33) % n
}

func gen(d int) string {
	if d == 0 {
		return []string{"a", "b", "c", ".", "[ab]", "[^a]", `\d`, `\w`, `\s`, "x", "^", "$", `\b`, "", "[a-c1-3]", `\.`, "é", "[[:alpha:]]", "(?i:A)"}[rnd(19)]
	}
	switch rnd(9) {
	case 0:
		return gen(d-1) + gen(d-1)
	case 1:
		return "(" + gen(d-1) + ")"
	case 2:
		return "(?:" + gen(d-1) + "|" + gen(d-1) + ")"
	case 3:
		return "(?:" + gen(d-1) + ")" + []string{"*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}"}[rnd(10)]
	case 4:
		return "(?P<n" + fmt.Sprint(rnd(1000)) + ">" + gen(d-1) + ")"
	case 5:
		return gen(d-1) + "|" + gen(d-1)
	default:
		return gen(d-1) + gen(d-1)
	}
}

func text() string {
	s := ""
	for range rnd(12) {
		s += []string{"a", "b", "c", "1", " ", "x", "é", "\n", "A", ".", "_"}[rnd(11)]
	}
	return s
}

func main() {
	for range 45 {
		e := gen(rnd(4) + 1)
		re, err := regexp.Compile(e)
		if err != nil {
			fmt.Println(e, err)
			continue
		}
		for range 4 {
			s := text()
			fmt.Printf("%q %q %v %q %v %q %q\n", e, s, re.FindStringSubmatchIndex(s), re.FindAllString(s, -1), re.FindAllStringSubmatchIndex(s, 3), re.ReplaceAllString(s, "<$1>"), re.Split(s, -1))
		}
	}
	for _, e := range []string{"(", ")", "[", "a**", "*", "a{2,1}", "a{1001}", "(?P<n>a)(?P<n>b)", "(?P<>a)", `\q`, `\8`, "[b-a]", "(?x)", "[[:foo:]]", `\pX`, "a{,2}", "x{2}{3}", "(?i)abc", `[\d-z]`, "[a-\\d]", "(?:", "(?", "[]a]", "[^]a]", `\Qa.b\E+`, "(?s).", "(?m)^a$", "(?U)a+", `\x{10FFFF}`, `\x41`, `\1`, `\07`, `(?<name>x)`, "a||b", "(|a)*", "(a*)*", "(a|b*)+", "[a-]", "[-a]", "a{2}b{1,}", "(?i:straße)", `\pL+`, `\p{Greek}`, `[^\pL]`, "(?-i)a", "(?i-s)a.", "(a{10}){200}", "(?=a)", `\`, "[\\"} {
		re, err := regexp.Compile(e)
		fmt.Printf("%q %v\n", e, err)
		if err == nil {
			for _, s := range []string{"", "aaa", "a.b", "ABC", "xx", "b", "a\nb", "Straße", "αβγ", "]a-"} {
				fmt.Print(re.FindStringSubmatchIndex(s), re.FindAllStringIndex(s, -1))
			}
			fmt.Println(re.NumSubexp(), re.SubexpNames(), re)
			fmt.Println(re.LiteralPrefix())
		}
	}
	re := regexp.MustCompile(`(?P<first>\w+)\s+(?P<second>\w+)`)
	fmt.Println(re.ReplaceAllString("hello world foo bar", "${second} $first $$ $9 ${nope}"), re.SubexpIndex("second"))
	fmt.Println(re.ReplaceAllStringFunc("ab cd", func(s string) string { return "[" + s + "]" }), regexp.QuoteMeta("a.b*[c]"))
	fmt.Println(regexp.MatchString("p([a-z]+)ch", "peach"))
	fmt.Printf("%q\n", re.FindSubmatch([]byte("x y")))
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a(b")
}
