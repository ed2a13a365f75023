package strconv

import (
	"unicode"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// IsPrint reports whether r is shown as itself.
func IsPrint(r rune) bool { return unicode.IsPrint(r) }

// IsGraphic reports whether r is graphic.
func IsGraphic(r rune) bool { return unicode.IsGraphic(r) }

// quoter says which runes a quoted text may contain as they are.
type quoter struct {
	quote   byte
	ascii   bool
	graphic bool
}

func (q quoter) text(dst []byte, s string) []byte {
	dst = append(dst, q.quote)
	for s != "" {
		r, width := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && width == 1 {
			dst = append(dst, '\\', 'x', hexDigits[s[0]>>4], hexDigits[s[0]&15])
		} else {
			dst = q.rune(dst, r)
		}
		s = s[width:]
	}
	return append(dst, q.quote)
}

func (q quoter) rune(dst []byte, r rune) []byte {
	switch {
	case r == rune(q.quote) || r == '\\':
		return append(dst, '\\', byte(r))
	case q.ascii && r < utf8.RuneSelf && unicode.IsPrint(r):
		return append(dst, byte(r))
	case !q.ascii && (unicode.IsPrint(r) || q.graphic && unicode.IsGraphic(r)):
		return utf8.AppendRune(dst, r)
	}
	const named = "\aa\bb\ff\nn\rr\tt\vv"
	for at := 0; at < len(named); at += 2 {
		if r == rune(named[at]) {
			return append(dst, '\\', named[at+1])
		}
	}
	switch {
	case r < ' ' || r == 0x7F:
		return append(dst, '\\', 'x', hexDigits[byte(r)>>4], hexDigits[byte(r)&15])
	case !utf8.ValidRune(r):
		return append(dst, `\ufffd`...)
	case r < 0x10000:
		return hex(append(dst, '\\', 'u'), r, 12)
	}
	return hex(append(dst, '\\', 'U'), r, 28)
}

func hex(dst []byte, r rune, shift int) []byte {
	for ; shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>uint(shift)&15])
	}
	return dst
}

func char(r rune) rune {
	if !utf8.ValidRune(r) {
		return utf8.RuneError
	}
	return r
}

func (q quoter) char(dst []byte, r rune) []byte {
	return append(q.rune(append(dst, q.quote), char(r)), q.quote)
}

// Quote is s as a string literal.
func Quote(s string) string { return string(AppendQuote(nil, s)) }

// AppendQuote appends what Quote returns.
func AppendQuote(dst []byte, s string) []byte { return quoter{quote: '"'}.text(dst, s) }

// QuoteToASCII is s as a string literal of ASCII.
func QuoteToASCII(s string) string { return string(AppendQuoteToASCII(nil, s)) }

// AppendQuoteToASCII appends what QuoteToASCII returns.
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return quoter{quote: '"', ascii: true}.text(dst, s)
}

// QuoteToGraphic is s as a string literal with graphic runes as they are.
func QuoteToGraphic(s string) string {
	return string(quoter{quote: '"', graphic: true}.text(nil, s))
}

// QuoteRune is r as a rune literal.
func QuoteRune(r rune) string { return string(AppendQuoteRune(nil, r)) }

// AppendQuoteRune appends what QuoteRune returns.
func AppendQuoteRune(dst []byte, r rune) []byte { return quoter{quote: '\''}.char(dst, r) }

// QuoteRuneToASCII is r as a rune literal of ASCII.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return quoter{quote: '\'', ascii: true}.char(dst, r)
}

// AppendQuoteToGraphic writes what QuoteToGraphic returns.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return quoter{quote: '"', graphic: true}.text(dst, s)
}

// QuoteRuneToGraphic quotes a rune, and leaves graphic ones as they are.
func QuoteRuneToGraphic(r rune) string { return string(AppendQuoteRuneToGraphic(nil, r)) }

// AppendQuoteRuneToGraphic writes what QuoteRuneToGraphic returns.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return quoter{quote: '\'', graphic: true}.char(dst, r)
}

// QuotedPrefix is the Go literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	if s == "" {
		return "", ErrSyntax
	}
	quote := s[0]
	for end := 1; end < len(s); end++ {
		switch {
		case s[end] == quote:
			if _, err := Unquote(s[:end+1]); err != nil {
				return "", err
			}
			return s[:end+1], nil
		case quote != '`' && s[end] == '\\':
			end++
		}
	}
	return "", ErrSyntax
}

// QuoteRuneToASCII quotes a rune, and escapes what is not ASCII.
func QuoteRuneToASCII(r rune) string {
	return string(quoter{quote: '\'', ascii: true}.char(nil, r))
}

// CanBackquote reports whether s can stand between back quotes on one line.
func CanBackquote(s string) bool {
	for s != "" {
		r, width := utf8.DecodeRuneInString(s)
		s = s[width:]
		if width > 1 {
			if r == '\ufeff' {
				return false
			}
			continue
		}
		if r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == 0x7F {
			return false
		}
	}
	return true
}

// UnquoteChar reads the first character of a literal's inside.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	switch c := s[0]; {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c := s[1]
	s = s[2:]
	switch c {
	case 'a':
		return '\a', false, s, nil
	case 'b':
		return '\b', false, s, nil
	case 'f':
		return '\f', false, s, nil
	case 'n':
		return '\n', false, s, nil
	case 'r':
		return '\r', false, s, nil
	case 't':
		return '\t', false, s, nil
	case 'v':
		return '\v', false, s, nil
	case '\\':
		return '\\', false, s, nil
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		return rune(c), false, s, nil
	}
	length, base, start := 0, rune(16), s
	switch {
	case c == 'x':
		length = 2
	case c == 'u':
		length = 4
	case c == 'U':
		length = 8
	case '0' <= c && c <= '7':
		length, base = 3, 8
		start = string(c) + s
	default:
		return 0, false, "", ErrSyntax
	}
	if len(start) < length {
		return 0, false, "", ErrSyntax
	}
	for _, c := range []byte(start[:length]) {
		digit, ok := digitOf(c)
		if !ok || rune(digit) >= base {
			return 0, false, "", ErrSyntax
		}
		value = value*base + rune(digit)
	}
	tail = start[length:]
	switch c {
	case 'x':
	case 'u', 'U':
		if !utf8.ValidRune(value) {
			return 0, false, "", ErrSyntax
		}
		multibyte = true
	default:
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
	}
	return value, multibyte, tail, nil
}

// Unquote is the value of a Go literal: a string, or a rune as a string of it.
func Unquote(s string) (string, error) {
	if len(s) < 2 {
		return "", ErrSyntax
	}
	quote, inside := s[0], s[1:len(s)-1]
	if quote != s[len(s)-1] {
		return "", ErrSyntax
	}
	switch quote {
	case '`':
		var kept []byte
		for _, c := range []byte(inside) {
			if c == '`' {
				return "", ErrSyntax
			}
			if c != '\r' {
				kept = append(kept, c)
			}
		}
		return string(kept), nil
	case '"', '\'':
	default:
		return "", ErrSyntax
	}
	var value []byte
	for count := 0; inside != ""; count++ {
		if inside[0] == '\n' || quote == '\'' && count == 1 {
			return "", ErrSyntax
		}
		r, multibyte, tail, err := UnquoteChar(inside, quote)
		if err != nil {
			return "", err
		}
		if r < utf8.RuneSelf || !multibyte {
			value = append(value, byte(r))
		} else {
			value = utf8.AppendRune(value, r)
		}
		inside = tail
	}
	return string(value), nil
}
