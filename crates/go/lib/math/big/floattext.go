package big

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A decimal is 0.digits × 10^point, without zeros at its end.
type decimal struct {
	digits string
	point  int
}

func newDecimal(mant nat, exp int) decimal {
	if exp >= 0 {
		digits := natText(shifted(mant, exp), 10)
		return decimal{strings.TrimRight(digits, "0"), len(digits)}
	}
	five := new(Int).Exp(NewInt(5), NewInt(int64(-exp)), nil)
	digits := natText(natOp(opMul, mant, five.abs), 10)
	return decimal{strings.TrimRight(digits, "0"), len(digits) + exp}
}

func (d decimal) at(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// cut keeps n digits; up: the last is one more.
func (d *decimal) cut(n int, up bool) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	kept := []byte(d.digits[:n])
	if !up {
		d.digits = strings.TrimRight(string(kept), "0")
		return
	}
	for len(kept) > 0 && kept[len(kept)-1] == '9' {
		kept = kept[:len(kept)-1]
	}
	if len(kept) == 0 {
		d.digits, d.point = "1", d.point+1
		return
	}
	kept[len(kept)-1]++
	d.digits = string(kept)
}

// round keeps n digits, to the nearest, and to an even one from the middle.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && d.digits[n-1]%2 == 1
	}
	d.cut(n, up)
}

// shorten keeps the fewest digits that only x has among the numbers of its bits.
func (d *decimal) shorten(x *Float) {
	if d.digits == "" {
		return
	}
	by := int(x.prec) + 1 - bitLen(x.mant)
	mant, exp := shifted(x.mant, by), x.exp-by
	lower := newDecimal(natOp(opSub, mant, one(1)), exp)
	upper := newDecimal(natOp(opAdd, mant, one(1)), exp)
	inclusive := mant[0]&2 == 0
	for i := range len(d.digits) {
		m, l, u := d.digits[i], lower.at(i), upper.at(i)
		down := l != m || inclusive && i+1 == len(lower.digits)
		up := m != u && (inclusive || m+1 < u || i+1 < len(upper.digits) || i >= len(upper.digits) && m < '9')
		switch {
		case down && up:
			d.round(i + 1)
		case down:
			d.cut(i+1, false)
		case up:
			d.cut(i+1, true)
		default:
			continue
		}
		return
	}
}

func (d decimal) scientific(b []byte, e byte, prec int) []byte {
	b = append(b, d.at(0))
	if prec > 0 {
		b = append(b, '.')
	}
	for i := 1; i <= prec; i++ {
		b = append(b, d.at(i))
	}
	exp := d.point - 1
	if d.digits == "" {
		exp = 0
	}
	return fmt.Appendf(b, "%c%+03d", e, exp)
}

func (d decimal) plain(b []byte, prec int) []byte {
	if d.point <= 0 {
		b = append(b, '0')
	}
	for i := range d.point {
		b = append(b, d.at(i))
	}
	if prec > 0 {
		b = append(b, '.')
	}
	for i := range prec {
		b = append(b, d.at(d.point+i))
	}
	return b
}

// Text shows x in a format of strconv's: e, E, f, g, G, b, p, or x.
func (x *Float) Text(format byte, prec int) string { return string(x.Append(nil, format, prec)) }

func (x *Float) String() string { return x.Text('g', 10) }

func (x *Float) Append(buf []byte, format byte, prec int) []byte {
	if x.neg {
		buf = append(buf, '-')
	}
	if x.infinite {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch format {
	case 'b', 'p', 'x':
		return x.binary(buf, format, prec)
	}
	var d decimal
	if x.mant != nil {
		d = newDecimal(x.mant, x.exp)
	}
	lower := format | 0x20
	shortest := prec < 0
	if shortest {
		d.shorten(x)
		switch lower {
		case 'e':
			prec = len(d.digits) - 1
		case 'f':
			prec = max(len(d.digits)-d.point, 0)
		case 'g':
			prec = len(d.digits)
		}
	} else {
		switch lower {
		case 'e':
			d.round(1 + prec)
		case 'f':
			d.round(d.point + prec)
		case 'g':
			prec = max(prec, 1)
			d.round(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return d.scientific(buf, format, prec)
	case 'f':
		return d.plain(buf, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(d.digits) && len(d.digits) >= d.point {
			limit = len(d.digits)
		}
		if shortest {
			limit = 6
		}
		if exp := d.point - 1; exp < -4 || exp >= limit {
			return d.scientific(buf, format-2, min(prec, len(d.digits))-1)
		}
		if prec > d.point {
			prec = len(d.digits)
		}
		return d.plain(buf, max(prec-d.point, 0))
	}
	if x.neg {
		buf = buf[:len(buf)-1]
	}
	return append(buf, '%', format)
}

// binary shows a mantissa and a power of two.
func (x *Float) binary(buf []byte, format byte, prec int) []byte {
	if x.mant == nil {
		switch {
		case format != 'x':
			return append(buf, '0')
		case prec > 0:
			return append(buf, "0x0."+strings.Repeat("0", prec)+"p+00"...)
		}
		return append(buf, "0x0p+00"...)
	}
	bits := bitLen(x.mant)
	switch format {
	case 'b':
		by := int(x.prec) - bits
		return fmt.Appendf(buf, "%sp%+d", natText(shifted(x.mant, by), 10), x.exp-by)
	case 'p':
		digits := natText(shifted(x.mant, (4-bits%4)%4), 16)
		return fmt.Appendf(buf, "0x.%sp%+d", strings.TrimRight(digits, "0"), x.exp+bits)
	}
	places := (bits + 2) / 4
	if prec >= 0 {
		places = prec
	}
	r := new(Float).SetPrec(uint(1 + 4*places)).SetMode(x.mode).Set(x)
	bits = bitLen(r.mant)
	digits := natText(shifted(r.mant, 1+4*places-bits), 16)
	buf = append(buf, "0x1"...)
	if places > 0 {
		buf = append(append(buf, '.'), digits[1:]...)
	}
	return fmt.Appendf(buf, "p%+03d", r.exp+bits-1)
}

func (x *Float) Format(s fmt.State, format rune) {
	prec, given := s.Precision()
	if !given {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !given {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text, sign := x.Text(byte(format), prec), ""
	switch {
	case text[0] == '-' || text[0] == '+':
		sign, text = text[:1], text[1:]
		if sign == "+" && s.Flag(' ') {
			sign = " "
		}
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	width, _ := s.Width()
	padding := max(width-len(sign)-len(text), 0)
	switch {
	case s.Flag('0') && !x.IsInf():
		text = sign + strings.Repeat("0", padding) + text
	case s.Flag('-'):
		text = sign + text + strings.Repeat(" ", padding)
	default:
		text = strings.Repeat(" ", padding) + sign + text
	}
	io.WriteString(s, text)
}

// ParseFloat is Parse into a new number with these bits and mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (*Float, int, error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

func (z *Float) SetString(s string) (*Float, bool) {
	if _, _, err := z.Parse(s, 0); err != nil {
		return nil, false
	}
	return z, true
}

// Parse reads digits with a point and an exponent, of base 2, 8, 10 or 16; base 0: as a prefix
// says. An exponent after p is of 2.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	z.bits(64)
	if len(s) == 3 && (s == "Inf" || s == "inf") {
		return z.setInf(false), 0, nil
	}
	if len(s) == 4 && (s[0] == '+' || s[0] == '-') && (s[1:] == "Inf" || s[1:] == "inf") {
		return z.setInf(s[0] == '-'), 0, nil
	}
	text, neg := s, strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		text = text[1:]
	}
	b = base
	if base == 0 {
		b = 10
		if len(text) > 1 && text[0] == '0' {
			if prefixed, ok := map[byte]int{'x': 16, 'b': 2, 'o': 8}[text[1]|0x20]; ok {
				b, text = prefixed, text[2:]
			}
		}
		text = strings.ReplaceAll(text, "_", "")
	}
	var digits []byte
	places, seen := 0, false
	for text != "" {
		c := text[0]
		if c == '.' && !seen {
			seen = true
		} else if v := strings.IndexByte("0123456789abcdef", c|0x20); v >= 0 && v < b && c >= '0' {
			digits = append(digits, c)
			if seen {
				places++
			}
		} else {
			break
		}
		text = text[1:]
	}
	if len(digits) == 0 {
		if s == "" || text == "" {
			return nil, 0, io.EOF
		}
		return nil, 0, errors.New("number has no digits")
	}
	exp10, exp2 := 0, 0
	if text != "" {
		var n int
		mark := text[0] | 0x20
		if mark == 'e' && b == 10 || mark == 'p' {
			if n, err = strconv.Atoi(text[1:]); err != nil {
				return nil, 0, errors.New("number has no digits")
			}
			text = ""
		}
		if mark == 'p' {
			exp2 = n
		} else {
			exp10 = n
		}
	}
	if text != "" {
		err = fmt.Errorf("expected end of string, found %q", text[0])
	}
	mant, _ := natParse(string(digits), b)
	if len(mant) == 0 {
		return z.round(neg, nil, 0, false), b, err
	}
	if b == 10 {
		exp10 -= places
	} else {
		exp2 -= places * map[int]int{2: 1, 8: 3, 16: 4}[b]
	}
	scale := new(Int).Exp(NewInt(10), NewInt(int64(max(exp10, -exp10))), nil).abs
	if exp10 >= 0 {
		return z.round(neg, natOp(opMul, mant, scale), exp2, false), b, err
	}
	by := max(int(z.prec)+2+bitLen(scale)-bitLen(mant), 0)
	mant = shifted(mant, by)
	rest := len(natOp(opRem, mant, scale)) > 0
	return z.round(neg, natOp(opDiv, mant, scale), exp2-by, rest), b, err
}

// Scan reads a number for fmt.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-.0123456789abcdefxopABCDEFXOPInf_", r) })
	if err == nil {
		_, _, err = z.Parse(string(token), 0)
	}
	return err
}

func (x *Float) MarshalText() ([]byte, error) { return x.AppendText(nil) }

func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 'g', -1), nil
}

func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}
