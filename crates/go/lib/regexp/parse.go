package regexp

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A syntaxError says what is wrong with an expression, as regexp/syntax does.
type syntaxError struct{ code, expr string }

func (e *syntaxError) Error() string {
	return "error parsing regexp: " + e.code + ": `" + e.expr + "`"
}

const (
	foldCase = 1 << iota
	dotNL
	multiLine
	ungreedy
)

// Kinds of nodes.
const (
	opEmpty = iota
	opRunes // one rune out of ranges
	opCat
	opAlt
	opRepeat
	opCapture
	opLook
)

// What an opLook asks for.
const (
	lookBeginText = iota
	lookEndText
	lookBeginLine
	lookEndLine
	lookWord
	lookNoWord
)

type node struct {
	op       int
	ranges   []rune // pairs
	subs     []*node
	min, max int
	lazy     bool
	n        int
}

type parser struct {
	whole string
	rest  string
	flags int
	names []string
	depth int
}

func (p *parser) fail(code, expr string) { panic(&syntaxError{code, expr}) }

func parse(expr string) (n *node, names []string, err error) {
	p := &parser{whole: expr, rest: expr, names: []string{""}}
	defer func() {
		if e := recover(); e != nil {
			s, ok := e.(*syntaxError)
			if !ok {
				panic(e)
			}
			err = s
		}
	}()
	if !utf8.ValidString(expr) {
		p.fail("invalid UTF-8", expr)
	}
	n = p.alternation()
	if p.rest != "" {
		p.fail("unexpected )", expr)
	}
	return n, p.names, nil
}

func (p *parser) alternation() *node {
	if p.depth++; p.depth > 1000 {
		p.fail("expression nests too deeply", p.whole)
	}
	alt := &node{op: opAlt}
	for {
		cat := &node{op: opCat}
		for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
			p.piece(cat)
		}
		if len(cat.subs) == 1 {
			cat = cat.subs[0]
		}
		alt.subs = append(alt.subs, cat)
		if p.rest == "" || p.rest[0] == ')' {
			break
		}
		p.rest = p.rest[1:]
	}
	p.depth--
	if len(alt.subs) == 1 {
		return alt.subs[0]
	}
	return alt
}

func (p *parser) rune() rune {
	r, n := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[n:]
	return r
}

func (p *parser) take(s string) bool {
	rest, ok := strings.CutPrefix(p.rest, s)
	p.rest = rest
	return ok
}

// number reads digits; -1: none.
func (p *parser) number() int {
	i := 0
	for i < len(p.rest) && '0' <= p.rest[i] && p.rest[i] <= '9' {
		i++
	}
	if i == 0 || i > 1 && p.rest[0] == '0' {
		return -1
	}
	n, err := strconv.Atoi(p.rest[:i])
	p.rest = p.rest[i:]
	if err != nil || n > 1e8 {
		n = 1e8
	}
	return n
}

// repeat reads {n}, {n,} or {n,m}.
func (p *parser) repeat() (min, max int, ok bool) {
	before := p.rest
	p.rest = p.rest[1:]
	min = p.number()
	max = min
	if p.take(",") {
		if max = -1; p.rest != "" && p.rest[0] != '}' {
			if max = p.number(); max < 0 {
				min = -1
			}
		}
	}
	if min < 0 || !p.take("}") {
		p.rest = before
		return 0, 0, false
	}
	return min, max, true
}

func (p *parser) piece(cat *node) {
	before := p.rest
	var atom *node
	last := ""
	for {
		if p.rest == "" {
			return
		}
		min, max, ok := 0, -1, false
		op := p.rest
		switch p.rest[0] {
		case '*':
			ok = true
			p.rest = p.rest[1:]
		case '+':
			min, ok = 1, true
			p.rest = p.rest[1:]
		case '?':
			max, ok = 1, true
			p.rest = p.rest[1:]
		case '{':
			min, max, ok = p.repeat()
			if ok && (min > 1000 || max > 1000 || max >= 0 && min > max) {
				p.fail("invalid repeat count", op[:len(op)-len(p.rest)])
			}
		}
		if !ok {
			if atom != nil || len(p.rest) != len(before) {
				return
			}
			if atom = p.atom(); atom == nil {
				return
			}
			cat.subs = append(cat.subs, atom)
			if p.rest == "" || strings.IndexByte("*+?{", p.rest[0]) < 0 {
				return
			}
			continue
		}
		lazy := p.take("?")
		text := op[:len(op)-len(p.rest)]
		if atom == nil {
			p.fail("missing argument to repetition operator", text)
		}
		if last != "" {
			p.fail("invalid nested repetition operator", last+text)
		}
		last = text
		n := &node{op: opRepeat, subs: []*node{atom}, min: min, max: max, lazy: lazy != (p.flags&ungreedy != 0)}
		if p.size(n) > 1000 {
			p.fail("invalid repeat count", text)
		}
		cat.subs[len(cat.subs)-1] = n
		atom = n
	}
}

// size is how often the counted repetitions inside multiply.
func (p *parser) size(n *node) int {
	most := 1
	for _, s := range n.subs {
		most = max(most, p.size(s))
	}
	if n.op == opRepeat {
		most *= max(n.min, n.max, 1)
	}
	return most
}

func (p *parser) atom() *node {
	switch c := p.rune(); c {
	case '(':
		return p.group()
	case '[':
		return p.class()
	case '.':
		if p.flags&dotNL != 0 {
			return &node{op: opRunes, ranges: []rune{0, unicode.MaxRune}}
		}
		return &node{op: opRunes, ranges: []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}}
	case '^':
		return p.look(lookBeginLine, lookBeginText)
	case '$':
		return p.look(lookEndLine, lookEndText)
	case '\\':
		return p.escape()
	default:
		return p.literal(c)
	}
}

func (p *parser) look(line, text int) *node {
	if p.flags&multiLine != 0 {
		return &node{op: opLook, n: line}
	}
	return &node{op: opLook, n: text}
}

func (p *parser) literal(c rune) *node {
	n := &node{op: opRunes, ranges: []rune{c, c}}
	if p.flags&foldCase != 0 {
		for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
			n.ranges = append(n.ranges, f, f)
		}
	}
	return n
}

func (p *parser) escape() *node {
	if p.rest == "" {
		p.fail("trailing backslash at end of expression", "")
	}
	switch p.rest[0] {
	case 'A':
		p.rest = p.rest[1:]
		return &node{op: opLook, n: lookBeginText}
	case 'z':
		p.rest = p.rest[1:]
		return &node{op: opLook, n: lookEndText}
	case 'b':
		p.rest = p.rest[1:]
		return &node{op: opLook, n: lookWord}
	case 'B':
		p.rest = p.rest[1:]
		return &node{op: opLook, n: lookNoWord}
	case 'C':
		p.fail("invalid escape sequence", `\C`)
	case 'Q':
		lit, rest, _ := strings.Cut(p.rest[1:], `\E`)
		p.rest = rest
		cat := &node{op: opCat}
		for _, c := range lit {
			cat.subs = append(cat.subs, p.literal(c))
		}
		return cat
	}
	if set := p.classEscape(); set != nil {
		return &node{op: opRunes, ranges: set}
	}
	return p.literal(p.oneEscape())
}

var perl = map[byte][]rune{
	'd': {'0', '9'},
	's': {'\t', '\n', '\f', '\r', ' ', ' '},
	'w': {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
}

func negate(ranges []rune) []rune {
	ranges = merged(ranges)
	out, next := []rune{}, rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if next < ranges[i] {
			out = append(out, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

func merged(ranges []rune) []rune {
	type pair struct{ lo, hi rune }
	var all []pair
	for i := 0; i < len(ranges); i += 2 {
		all = append(all, pair{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(all, func(a, b pair) int { return int(a.lo - b.lo) })
	var out []rune
	for _, r := range all {
		if n := len(out); n > 0 && r.lo <= out[n-1]+1 {
			out[n-1] = max(out[n-1], r.hi)
		} else {
			out = append(out, r.lo, r.hi)
		}
	}
	return out
}

// folded adds the other cases of letters.
func folded(ranges []rune) []rune {
	out := ranges
	for i := 0; i < len(ranges); i += 2 {
		for c := ranges[i]; c <= min(ranges[i+1], 0x1e943); c++ {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return out
}

// classEscape reads \d, \pL and their like; nil: it is another one.
func (p *parser) classEscape() []rune {
	c := p.rest[0]
	if set, ok := perl[c|0x20]; ok {
		p.rest = p.rest[1:]
		if c < 'a' {
			return negate(set)
		}
		return set
	}
	if c != 'p' && c != 'P' {
		return nil
	}
	before := p.rest
	p.rest = p.rest[1:]
	if p.rest == "" {
		p.fail("invalid character class range", `\`+before)
	}
	name := string(p.rune())
	if name == "{" {
		var ok bool
		if name, p.rest, ok = strings.Cut(p.rest, "}"); !ok {
			p.fail("invalid character class range", `\`+before)
		}
	}
	text := `\` + before[:len(before)-len(p.rest)]
	bare, not := strings.CutPrefix(name, "^")
	in := unicodeClass(bare)
	if in == nil {
		p.fail("invalid character class range", text)
	}
	var out []rune
	for r := rune(0); r <= 0x323af; r++ {
		if in(r) {
			if n := len(out); n > 0 && out[n-1] == r-1 {
				out[n-1] = r
			} else {
				out = append(out, r, r)
			}
		}
	}
	if not != (c == 'P') {
		out = negate(out)
	}
	return out
}

func unicodeClass(name string) func(rune) bool {
	switch name {
	case "Any":
		return func(rune) bool { return true }
	case "L", "Letter":
		return unicode.IsLetter
	case "Lu", "Upper":
		return unicode.IsUpper
	case "Ll", "Lower":
		return unicode.IsLower
	case "Lt":
		return func(r rune) bool { return unicode.Is(unicode.Lt, r) }
	case "N":
		return unicode.IsNumber
	case "Nd":
		return unicode.IsDigit
	case "P":
		return unicode.IsPunct
	case "S":
		return unicode.IsSymbol
	case "Z":
		return func(r rune) bool { return unicode.Is(unicode.Z, r) }
	case "Zs":
		return func(r rune) bool { return unicode.Is(unicode.Zs, r) }
	case "M":
		return unicode.IsMark
	case "Greek":
		return func(r rune) bool { return unicode.Is(unicode.Greek, r) }
	case "Latin":
		return func(r rune) bool { return unicode.Is(unicode.Latin, r) }
	case "Han":
		return func(r rune) bool { return unicode.Is(unicode.Han, r) }
	case "Hangul":
		return func(r rune) bool { return unicode.Is(unicode.Hangul, r) }
	case "Cyrillic":
		return func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }
	case "Hiragana":
		return func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }
	case "Katakana":
		return func(r rune) bool { return unicode.Is(unicode.Katakana, r) }
	}
	return nil
}

// oneEscape reads what stands for one rune behind a backslash.
func (p *parser) oneEscape() rune {
	before := p.rest
	c := p.rune()
	switch c {
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	case 'x':
		digits := ""
		if p.take("{") {
			var ok bool
			if digits, p.rest, ok = strings.Cut(p.rest, "}"); !ok {
				digits = ""
			}
		} else if len(p.rest) >= 2 {
			digits, p.rest = p.rest[:2], p.rest[2:]
		}
		if n, err := strconv.ParseUint(digits, 16, 32); err == nil && n <= unicode.MaxRune {
			return rune(n)
		}
	case '1', '2', '3', '4', '5', '6', '7':
		if p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7' {
			n := c - '0'
			for i := 1; i < 3 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
				n = n*8 + p.rune() - '0'
			}
			return n
		}
	case '0':
		n := rune(0)
		for i := 1; i < 3 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
			n = n*8 + p.rune() - '0'
		}
		return n
	default:
		if c < utf8.RuneSelf && !(c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z') {
			return c
		}
	}
	text := before[:len(before)-len(p.rest)]
	if c >= utf8.RuneSelf || c != 'x' {
		text = string(c)
	}
	p.fail("invalid escape sequence", `\`+text)
	return 0
}

var posix = map[string]string{
	"alnum": "09AZaz", "alpha": "AZaz", "ascii": "\x00\x7f", "blank": "\t\t  ", "cntrl": "\x00\x1f\x7f\x7f",
	"digit": "09", "graph": "!~", "lower": "az", "print": " ~", "punct": "!/:@[`{~", "space": "\t\r  ",
	"upper": "AZ", "word": "09AZaz__", "xdigit": "09AFaf",
}

func (p *parser) class() *node {
	whole := "[" + p.rest
	not := p.take("^")
	var set []rune
	for first := true; first || p.rest == "" || p.rest[0] != ']'; first = false {
		if p.rest == "" {
			p.fail("missing closing ]", whole)
		}
		if strings.HasPrefix(p.rest, "[:") {
			if name, rest, ok := strings.Cut(p.rest[2:], ":]"); ok {
				bare, neg := strings.CutPrefix(name, "^")
				pairs, known := posix[bare]
				if !known {
					p.fail("invalid character class range", "[:"+name+":]")
				}
				part := []rune(pairs)
				if neg {
					part = negate(part)
				}
				set = append(set, part...)
				p.rest = rest
				continue
			}
		}
		if strings.HasPrefix(p.rest, `\`) && len(p.rest) > 1 {
			p.rest = p.rest[1:]
			if part := p.classEscape(); part != nil {
				set = append(set, part...)
				continue
			}
			p.rest = `\` + p.rest
		}
		before := p.rest
		lo := p.classRune(whole)
		hi := lo
		if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
			p.rest = p.rest[1:]
			if hi = p.classRune(whole); hi < lo {
				p.fail("invalid character class range", before[:len(before)-len(p.rest)])
			}
		}
		set = append(set, lo, hi)
	}
	p.rest = p.rest[1:]
	if p.flags&foldCase != 0 {
		set = folded(set)
	}
	if not {
		set = negate(set)
	}
	return &node{op: opRunes, ranges: merged(set)}
}

func (p *parser) classRune(whole string) rune {
	if p.rest == "" {
		p.fail("missing closing ]", whole)
	}
	if p.take(`\`) {
		if p.rest == "" {
			p.fail("trailing backslash at end of expression", "")
		}
		return p.oneEscape()
	}
	return p.rune()
}

func validName(s string) bool {
	for _, c := range s {
		if c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) || c >= utf8.RuneSelf {
			return false
		}
	}
	return s != ""
}

func (p *parser) group() *node {
	before := p.rest
	flags := p.flags
	n := &node{op: opCapture, n: -1}
	switch {
	case strings.HasPrefix(p.rest, "?P<") || strings.HasPrefix(p.rest, "?<"):
		_, rest, _ := strings.Cut(p.rest, "<")
		name, rest, ok := strings.Cut(rest, ">")
		if !ok {
			p.fail("invalid named capture", "("+before)
		}
		if !validName(name) {
			p.fail("invalid named capture", "("+before[:len(before)-len(rest)])
		}
		p.rest = rest
		n.n = len(p.names)
		p.names = append(p.names, name)
	case p.take("?"):
		sign, seen := 1, false
	loop:
		for {
			if p.rest == "" {
				p.fail("invalid or unsupported Perl syntax", "("+before)
			}
			c := p.rune()
			bit := 0
			switch c {
			case 'i':
				bit = foldCase
			case 'm':
				bit = multiLine
			case 's':
				bit = dotNL
			case 'U':
				bit = ungreedy
			case '-':
				if sign < 0 {
					p.fail("invalid or unsupported Perl syntax", "("+before[:len(before)-len(p.rest)])
				}
				sign, seen = -1, false
				continue
			case ':', ')':
				if sign < 0 && !seen {
					p.fail("invalid or unsupported Perl syntax", "("+before[:len(before)-len(p.rest)])
				}
				if c == ')' {
					return &node{op: opEmpty}
				}
				break loop
			default:
				p.fail("invalid or unsupported Perl syntax", "("+before[:len(before)-len(p.rest)])
			}
			seen = true
			if sign > 0 {
				p.flags |= bit
			} else {
				p.flags &^= bit
			}
		}
	default:
		n.n = len(p.names)
		p.names = append(p.names, "")
	}
	sub := p.alternation()
	if !p.take(")") {
		p.fail("missing closing )", p.whole)
	}
	p.flags = flags
	n.subs = []*node{sub}
	if n.n < 0 {
		return sub
	}
	return n
}
