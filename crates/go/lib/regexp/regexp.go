// Package regexp finds text by regular expressions of RE2's syntax, in time that grows with the
// length of the text only.
package regexp

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

type Regexp struct {
	expr     string
	prog     *program
	start    int
	names    []string
	longest  bool
	anchored bool
	prefix   string
	whole    bool
}

func Compile(expr string) (*Regexp, error) {
	n, names, err := parse(expr)
	if err != nil {
		return nil, err
	}
	p := &program{}
	end := p.add(inst{op: iMatch})
	re := &Regexp{expr: expr, prog: p, names: names}
	re.start = p.compile(n, end)
	re.anchored = begins(n)
	re.prefix, re.whole = prefix(n)
	return re, nil
}

// begins says whether every match begins at the beginning of the text.
func begins(n *node) bool {
	switch n.op {
	case opLook:
		return n.n == lookBeginText
	case opCat:
		return len(n.subs) > 0 && begins(n.subs[0])
	case opCapture:
		return begins(n.subs[0])
	}
	return false
}

// prefix is what every match begins with, and whether that is all.
func prefix(n *node) (string, bool) {
	switch n.op {
	case opEmpty:
		return "", true
	case opRunes:
		if len(n.ranges) == 2 && n.ranges[0] == n.ranges[1] && n.ranges[0] != utf8.RuneError {
			return string(n.ranges[0]), true
		}
	case opCapture:
		return prefix(n.subs[0])
	case opRepeat:
		s, whole := prefix(n.subs[0])
		if n.min == 0 || !whole {
			return s[:len(s)*min(n.min, 1)], false
		}
		return strings.Repeat(s, n.min), n.max == n.min
	case opCat:
		s := ""
		for _, sub := range n.subs {
			part, whole := prefix(sub)
			s += part
			if !whole {
				return s, false
			}
		}
		return s, true
	}
	return "", false
}

func CompilePOSIX(expr string) (*Regexp, error) {
	re, err := Compile(expr)
	if err == nil {
		re.longest = true
	}
	return re, err
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

func MustCompile(expr string) *Regexp {
	re, err := Compile(expr)
	if err != nil {
		panic(`regexp: Compile(` + quote(expr) + `): ` + err.Error())
	}
	return re
}

func MustCompilePOSIX(expr string) *Regexp {
	re, err := CompilePOSIX(expr)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(expr) + `): ` + err.Error())
	}
	return re
}

func (re *Regexp) String() string                { return re.expr }
func (re *Regexp) NumSubexp() int                { return len(re.names) - 1 }
func (re *Regexp) SubexpNames() []string         { return re.names }
func (re *Regexp) Longest()                      { re.longest = true }
func (re *Regexp) LiteralPrefix() (string, bool) { return re.prefix, re.whole }

func (re *Regexp) MarshalText() ([]byte, error) { return []byte(re.expr), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	r, err := Compile(string(text))
	if err == nil {
		*re = *r
	}
	return err
}

func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if s == name {
				return i
			}
		}
	}
	return -1
}

func (re *Regexp) MatchString(s string) bool { return re.run(s, 0, 0) != nil }
func (re *Regexp) Match(b []byte) bool       { return re.MatchString(string(b)) }

func (re *Regexp) MatchReader(r io.RuneReader) bool {
	var b strings.Builder
	for {
		c, _, err := r.ReadRune()
		if err != nil {
			return re.MatchString(b.String())
		}
		b.WriteRune(c)
	}
}

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func Match(pattern string, b []byte) (matched bool, err error) { return MatchString(pattern, string(b)) }

// all calls f with the places of up to n matches that do not overlap; n < 0: all.
func (re *Regexp) all(s string, n, saves int, f func([]int)) {
	last := -1
	for pos, count := 0, 0; pos <= len(s) && (n < 0 || count < n); {
		m := re.run(s, pos, saves)
		if m == nil {
			return
		}
		take := true
		if m[1] == pos {
			take = m[0] != last
			_, w := utf8.DecodeRuneInString(s[pos:])
			pos += max(w, 1)
		} else {
			pos = m[1]
		}
		last = m[1]
		if take {
			f(m)
			count++
		}
	}
}

func (re *Regexp) groups() int { return 2 * len(re.names) }

func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.run(s, 0, re.groups()) }
func (re *Regexp) FindSubmatchIndex(b []byte) []int       { return re.FindStringSubmatchIndex(string(b)) }

func (re *Regexp) FindStringIndex(s string) []int {
	m := re.run(s, 0, 2)
	if m == nil {
		return nil
	}
	return m[:2]
}

func (re *Regexp) FindIndex(b []byte) []int { return re.FindStringIndex(string(b)) }

func (re *Regexp) FindString(s string) string {
	m := re.run(s, 0, 2)
	if m == nil {
		return ""
	}
	return s[m[0]:m[1]]
}

func (re *Regexp) Find(b []byte) []byte {
	m := re.FindIndex(b)
	if m == nil {
		return nil
	}
	return b[m[0]:m[1]:m[1]]
}

func parts(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

func byteParts(b []byte, m []int) [][]byte {
	out := make([][]byte, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = b[m[2*i]:m[2*i+1]:m[2*i+1]]
		}
	}
	return out
}

func (re *Regexp) FindStringSubmatch(s string) []string {
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	return parts(s, m)
}

func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	m := re.FindSubmatchIndex(b)
	if m == nil {
		return nil
	}
	return byteParts(b, m)
}

func (re *Regexp) FindAllString(s string, n int) (out []string) {
	re.all(s, n, 2, func(m []int) { out = append(out, s[m[0]:m[1]]) })
	return out
}

func (re *Regexp) FindAll(b []byte, n int) (out [][]byte) {
	re.all(string(b), n, 2, func(m []int) { out = append(out, b[m[0]:m[1]:m[1]]) })
	return out
}

func (re *Regexp) FindAllStringIndex(s string, n int) (out [][]int) {
	re.all(s, n, 2, func(m []int) { out = append(out, m[:2]) })
	return out
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(string(b), n) }

func (re *Regexp) FindAllStringSubmatch(s string, n int) (out [][]string) {
	re.all(s, n, re.groups(), func(m []int) { out = append(out, parts(s, m)) })
	return out
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) (out [][][]byte) {
	re.all(string(b), n, re.groups(), func(m []int) { out = append(out, byteParts(b, m)) })
	return out
}

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (out [][]int) {
	re.all(s, n, re.groups(), func(m []int) { out = append(out, m) })
	return out
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(string(b), n)
}

func (re *Regexp) replace(s string, saves int, with func(b []byte, m []int) []byte) string {
	var b []byte
	end := 0
	re.all(s, -1, saves, func(m []int) {
		b = append(b, s[end:m[0]]...)
		b = with(b, m)
		end = m[1]
	})
	return string(append(b, s[end:]...))
}

func (re *Regexp) ReplaceAllString(src, repl string) string {
	return re.replace(src, re.groups(), func(b []byte, m []int) []byte { return re.ExpandString(b, repl, src, m) })
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.replace(src, 2, func(b []byte, m []int) []byte { return append(b, repl...) })
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return re.replace(src, 2, func(b []byte, m []int) []byte { return append(b, repl(src[m[0]:m[1]])...) })
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	return []byte(re.ReplaceAllString(string(src), string(repl)))
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return []byte(re.ReplaceAllLiteralString(string(src), string(repl)))
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return []byte(re.ReplaceAllStringFunc(string(src), func(s string) string { return string(repl([]byte(s))) }))
}

func (re *Regexp) Expand(dst, template, src []byte, match []int) []byte {
	return re.ExpandString(dst, string(template), string(src), match)
}

// ExpandString replaces $1, $name and ${name} by what the groups matched.
func (re *Regexp) ExpandString(dst []byte, template, src string, m []int) []byte {
	for {
		before, after, ok := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !ok {
			return dst
		}
		template = after
		if strings.HasPrefix(template, "$") {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, rest, num, ok := reference(template)
		if !ok {
			dst = append(dst, '$')
			continue
		}
		template = rest
		if num < 0 {
			for i, s := range re.names {
				if s == name && 2*i+1 < len(m) && m[2*i] >= 0 {
					dst = append(dst, src[m[2*i]:m[2*i+1]]...)
					break
				}
			}
		} else if 2*num+1 < len(m) && m[2*num] >= 0 {
			dst = append(dst, src[m[2*num]:m[2*num+1]]...)
		}
	}
}

func reference(s string) (name, rest string, num int, ok bool) {
	rest, brace := strings.CutPrefix(s, "{")
	i := 0
	for i < len(rest) && word(rune(rest[i])) {
		i++
	}
	if i == 0 {
		return "", "", 0, false
	}
	name, rest = rest[:i], rest[i:]
	if brace {
		if rest, ok = strings.CutPrefix(rest, "}"); !ok {
			return "", "", 0, false
		}
	}
	num, err := strconv.Atoi(name)
	if err != nil || name[0] == '0' && len(name) > 1 {
		num = -1
	}
	return name, rest, num, true
}

func QuoteMeta(s string) string {
	var b []byte
	for i := range len(s) {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(b)
}

func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	out := []string{}
	begin, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(out) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			out = append(out, s[begin:end])
		}
		begin = m[1]
	}
	if end != len(s) {
		out = append(out, s[begin:])
	}
	return out
}
