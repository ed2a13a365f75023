package fmt

import (
	"internal/anyvalue"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

func floatOf(v any) float64 {
	bits := anyvalue.Bits(v)
	return *(*float64)(unsafe.Pointer(&bits))
}

func (p *printer) writePadding(n int) {
	c := byte(' ')
	if p.zero && !p.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		p.byte(c)
	}
}

func (p *printer) padString(s string) {
	if !p.widPresent || p.wid == 0 {
		p.str(s)
		return
	}
	width := p.wid - utf8.RuneCountInString(s)
	if !p.minus {
		p.writePadding(width)
		p.str(s)
	} else {
		p.str(s)
		p.writePadding(width)
	}
}

func (p *printer) truncate(s string) string {
	if p.precPresent {
		n := p.prec
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (p *printer) fmtS(s string) { p.padString(p.truncate(s)) }

func (p *printer) fmtQ(s string) {
	s = p.truncate(s)
	if p.sharp && strconv.CanBackquote(s) {
		p.padString("`" + s + "`")
		return
	}
	if p.plus {
		p.padString(strconv.QuoteToASCII(s))
	} else {
		p.padString(strconv.Quote(s))
	}
}

func (p *printer) fmtBool(v bool, verb rune) {
	switch verb {
	case 't', 'v':
		if v {
			p.padString("true")
		} else {
			p.padString("false")
		}
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.fmtQ(s)
		} else {
			p.fmtS(s)
		}
	case 's':
		p.fmtS(s)
	case 'x':
		p.fmtHex(s, "0123456789abcdefx")
	case 'X':
		p.fmtHex(s, "0123456789ABCDEFX")
	case 'q':
		p.fmtQ(s)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtHex(s string, digits string) {
	length := len(s)
	if p.precPresent && p.prec < length {
		length = p.prec
	}
	var out []byte
	if length > 0 {
		if p.sharp {
			out = append(out, '0', digits[16])
		}
		for i := 0; i < length; i++ {
			if p.space && i > 0 {
				out = append(out, ' ')
				if p.sharp {
					out = append(out, '0', digits[16])
				}
			}
			out = append(out, digits[s[i]>>4], digits[s[i]&15])
		}
	}
	p.padString(string(out))
}

func (p *printer) fmtBytes(v []byte, verb rune, typeString string) {
	switch verb {
	case 'v', 'd':
		if p.sharpV {
			p.str(typeString)
			if v == nil {
				p.str("(nil)")
				return
			}
			p.byte('{')
			for i, c := range v {
				if i > 0 {
					p.str(", ")
				}
				p.fmtUnsigned(uint64(c), 16, true, 'x')
			}
			p.byte('}')
		} else {
			p.byte('[')
			for i, c := range v {
				if i > 0 {
					p.byte(' ')
				}
				p.fmtNumber(uint64(c), 10, false, verb, "0123456789abcdefx")
			}
			p.byte(']')
		}
	case 's':
		p.fmtS(string(v))
	case 'x':
		p.fmtHex(string(v), "0123456789abcdefx")
	case 'X':
		p.fmtHex(string(v), "0123456789ABCDEFX")
	case 'q':
		p.fmtQ(string(v))
	default:
		p.printList(v, verb, 0)
	}
}

func (p *printer) fmtUnsigned(v uint64, base int, sharp bool, verb rune) {
	old := p.sharp
	p.sharp = sharp
	p.fmtNumber(v, base, false, verb, "0123456789abcdefx")
	p.sharp = old
}

func (p *printer) fmtInteger(v uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !signed {
			p.fmtUnsigned(v, 16, true, verb)
		} else {
			p.fmtNumber(v, 10, signed, verb, "0123456789abcdefx")
		}
	case 'd':
		p.fmtNumber(v, 10, signed, verb, "0123456789abcdefx")
	case 'b':
		p.fmtNumber(v, 2, signed, verb, "0123456789abcdefx")
	case 'o', 'O':
		p.fmtNumber(v, 8, signed, verb, "0123456789abcdefx")
	case 'x':
		p.fmtNumber(v, 16, signed, verb, "0123456789abcdefx")
	case 'X':
		p.fmtNumber(v, 16, signed, verb, "0123456789ABCDEFX")
	case 'c':
		p.padString(string(toRune(v)))
	case 'q':
		if p.plus {
			p.padString(strconv.QuoteRuneToASCII(toRune(v)))
		} else {
			p.padString(strconv.QuoteRune(toRune(v)))
		}
	case 'U':
		p.fmtUnicode(v)
	default:
		p.badVerb(verb)
	}
}

func toRune(v uint64) rune {
	if v > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(v)
}

func (p *printer) fmtUnicode(u uint64) {
	digits := strconv.FormatUint(u, 16)
	prec := 4
	if p.precPresent && p.prec > 4 {
		prec = p.prec
	}
	text := "U+"
	for i := len(digits); i < prec; i++ {
		text += "0"
	}
	text += upper(digits)
	if p.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		text += " '" + string(rune(u)) + "'"
	}
	old := p.zero
	p.zero = false
	p.padString(text)
	p.zero = old
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 32
		}
	}
	return string(b)
}

func (p *printer) fmtNumber(u uint64, base int, signed bool, verb rune, digits string) {
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	prec := 0
	if p.precPresent {
		prec = p.prec
		if prec == 0 && u == 0 {
			old := p.zero
			p.zero = false
			p.writePadding(p.wid)
			p.zero = old
			return
		}
	} else if p.zero && !p.minus && p.widPresent {
		prec = p.wid
		if negative || p.plus || p.space {
			prec--
		}
	}
	text := strconv.FormatUint(u, base)
	if digits[10] == 'A' {
		text = upper(text)
	}
	if len(text) < prec {
		zeros := make([]byte, prec-len(text))
		for i := range zeros {
			zeros[i] = '0'
		}
		text = string(zeros) + text
	}
	if p.sharp {
		switch base {
		case 2:
			text = "0b" + text
		case 8:
			if text[0] != '0' {
				text = "0" + text
			}
		case 16:
			text = "0" + digits[16:17] + text
		}
	}
	if verb == 'O' {
		text = "0o" + text
	}
	switch {
	case negative:
		text = "-" + text
	case p.plus:
		text = "+" + text
	case p.space:
		text = " " + text
	}
	old := p.zero
	p.zero = false
	p.padString(text)
	p.zero = old
}

func (p *printer) fmtFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		if p.prec == -1 {
			p.prec = 0
		}
		p.float(v, size, verb, -1)
	case 'f', 'e', 'E':
		p.float(v, size, verb, 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) float(v float64, size int, verb rune, prec int) {
	if p.precPresent {
		prec = p.prec
	}
	num := strconv.FormatFloat(v, byte(verb), prec, size)
	if num[0] != '-' && num[0] != '+' {
		num = "+" + num
	}
	if p.space && num[0] == '+' && !p.plus {
		num = " " + num[1:]
	}
	if num[1] == 'I' || num[1] == 'N' {
		old := p.zero
		p.zero = false
		if num[1] == 'N' && !p.space && !p.plus {
			num = num[1:]
		}
		if !p.plus && num[0] == '+' {
			num = num[1:]
			if num[0] == 'I' {
				num = "+" + num
			}
		}
		p.padString(num)
		p.zero = old
		return
	}
	if p.sharp && verb != 'b' {
		num = p.sharpFloat(num, verb, prec)
	}
	if p.plus || num[0] != '+' {
		if p.zero && !p.minus && p.widPresent && p.wid > len(num) {
			p.byte(num[0])
			p.writePadding(p.wid - len(num))
			p.str(num[1:])
			return
		}
		p.padString(num)
		return
	}
	p.padString(num[1:])
}

// sharpFloat keeps the decimal point, and for %g the zeros behind it.
func (p *printer) sharpFloat(num string, verb rune, prec int) string {
	digits := 0
	switch verb {
	case 'v', 'g', 'G', 'x':
		digits = prec
		if digits < 0 {
			digits = 6
		}
	}
	tail := ""
	body := num[1:]
	point, seen := false, false
	for i := 0; i < len(body); i++ {
		c := body[i]
		if c == 'e' || c == 'E' || c == 'p' {
			tail = body[i:]
			body = body[:i]
			break
		}
		if c == '.' {
			point = true
			continue
		}
		if c != '0' {
			seen = true
		}
		if seen {
			digits--
		}
	}
	if !point {
		if len(body) == 1 && body[0] == '0' {
			digits--
		}
		body += "."
	}
	for ; digits > 0; digits-- {
		body += "0"
	}
	return num[:1] + body + tail
}

func (p *printer) fmtComplex(v any, size int, verb rune) {
	re, im := anyvalue.Complex(v)
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		old := p.plus
		p.byte('(')
		p.fmtFloat(re, size, verb)
		p.plus = true
		p.fmtFloat(im, size, verb)
		p.str("i)")
		p.plus = old
	default:
		p.badVerb(verb)
	}
}

func (p *printer) fmtPointer(v any, verb rune) {
	var u uint64
	switch anyvalue.Kind(v) {
	case anyvalue.Chan, anyvalue.Func, anyvalue.Map, anyvalue.Pointer, anyvalue.Slice, anyvalue.UnsafePointer:
		u = anyvalue.SlicePointer(v)
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		if p.sharpV {
			p.byte('(')
			p.str(anyvalue.TypeName(v))
			p.str(")(")
			if u == 0 {
				p.str("nil")
			} else {
				p.fmtUnsigned(u, 16, true, verb)
			}
			p.byte(')')
		} else if u == 0 {
			p.padString("<nil>")
		} else {
			p.fmtUnsigned(u, 16, !p.sharp, verb)
		}
	case 'p':
		p.fmtUnsigned(u, 16, !p.sharp, verb)
	case 'b', 'o', 'd', 'x', 'X':
		p.fmtInteger(u, false, verb)
	default:
		p.badVerb(verb)
	}
}
