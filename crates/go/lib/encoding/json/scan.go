package json

import (
	"bytes"
	"errors"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A SyntaxError says what is wrong with a text that is no JSON.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

var errEnd = errors.New("unexpected end of JSON input")

// Valid says whether data is one JSON value.
func Valid(data []byte) bool { return checkValid(data) == nil }

func checkValid(data []byte) error {
	end, err := scanValue(data, 0)
	if err == nil {
		if end = space(data, end); end < len(data) {
			err = invalid(data, end, "after top-level value")
		}
	}
	if err == errEnd {
		err = &SyntaxError{errEnd.Error(), int64(end)}
	}
	return err
}

func space(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

func invalid(data []byte, i int, where string) error {
	r, n := utf8.DecodeRune(data[i:])
	what := strconv.QuoteRune(r)
	switch {
	case r == utf8.RuneError && n <= 1:
		what = `'\x` + strconv.FormatUint(uint64(data[i]), 16) + "'"
	case r == '\'':
		what = `'\''`
	}
	return &SyntaxError{"invalid character " + what + " " + where, int64(i) + 1}
}

func invalidEscape(data []byte, i, n int) error {
	what := string(data[i:min(i+n, len(data))])
	i += n
	for _, r := range what {
		if r == '`' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return &SyntaxError{"invalid escape sequence " + strconv.Quote(what) + " in string", int64(i)}
		}
	}
	return &SyntaxError{"invalid escape sequence `" + what + "` in string", int64(i)}
}

const maxDepth = 10000

// scanValue finds where the value that begins at i ends; errEnd: the text ends before.
func scanValue(data []byte, i int) (int, error) { return scanDeep(data, i, 0) }

func scanDeep(data []byte, i, depth int) (int, error) {
	i = space(data, i)
	if i == len(data) {
		return i, errEnd
	}
	switch c := data[i]; {
	case c == '"':
		return scanString(data, i)
	case c == '-' || '0' <= c && c <= '9':
		return scanNumber(data, i)
	case c == '{' || c == '[':
		if depth == maxDepth {
			return i, &SyntaxError{"exceeded max depth", int64(i)}
		}
		return scanGroup(data, i, depth)
	case c == 't':
		return scanLiteral(data, i, "true")
	case c == 'f':
		return scanLiteral(data, i, "false")
	case c == 'n':
		return scanLiteral(data, i, "null")
	}
	return i, invalid(data, i, "looking for beginning of value")
}

func scanGroup(data []byte, i, depth int) (int, error) {
	object := data[i] == '{'
	end, where := byte(']'), "after array element"
	if object {
		end, where = '}', "after object key:value pair"
	}
	i = space(data, i+1)
	if i < len(data) && data[i] == end {
		return i + 1, nil
	}
	for {
		var err error
		if i = space(data, i); i == len(data) {
			return i, errEnd
		}
		if object {
			if data[i] != '"' {
				return i, invalid(data, i, "looking for beginning of object key string")
			}
			if i, err = scanString(data, i); err != nil {
				return i, err
			}
			if i = space(data, i); i == len(data) {
				return i, errEnd
			}
			if data[i] != ':' {
				return i, invalid(data, i, "after object key")
			}
			i++
		}
		if i, err = scanDeep(data, i, depth+1); err != nil {
			return i, err
		}
		if i = space(data, i); i == len(data) {
			return i, errEnd
		}
		if data[i] == end {
			return i + 1, nil
		}
		if data[i] != ',' {
			return i, invalid(data, i, where)
		}
		i++
	}
}

func scanLiteral(data []byte, i int, word string) (int, error) {
	for n := range word {
		if i+n == len(data) {
			return i + n, errEnd
		}
		if data[i+n] != word[n] {
			return i + n, invalid(data, i+n, "in literal "+word+" (expecting "+strconv.QuoteRune(rune(word[n]))+")")
		}
	}
	return i + len(word), nil
}

func scanDigits(data []byte, i int) (int, error) {
	if i == len(data) {
		return i, errEnd
	}
	if data[i] < '0' || data[i] > '9' {
		return i, invalid(data, i, "in numeric literal")
	}
	for i < len(data) && '0' <= data[i] && data[i] <= '9' {
		i++
	}
	return i, nil
}

func scanNumber(data []byte, i int) (int, error) {
	end, err := numberEnd(data, i)
	if err == errEnd {
		end = i
	}
	return end, err
}

func numberEnd(data []byte, i int) (_ int, err error) {
	if data[i] == '-' {
		i++
	}
	if i < len(data) && data[i] == '0' {
		i++
	} else if i, err = scanDigits(data, i); err != nil {
		return i, err
	}
	if i < len(data) && data[i] == '.' {
		if i, err = scanDigits(data, i+1); err != nil {
			return i, err
		}
	}
	if i < len(data) && (data[i] == 'e' || data[i] == 'E') {
		i++
		if i < len(data) && (data[i] == '+' || data[i] == '-') {
			i++
		}
		return scanDigits(data, i)
	}
	return i, nil
}

func scanString(data []byte, i int) (int, error) {
	for i++; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			return i + 1, nil
		case c == '\\':
			if i+1 == len(data) {
				return i, errEnd
			}
			if data[i+1] == 'u' {
				for n := 2; n < 6; n++ {
					if i+n == len(data) {
						return i, errEnd
					}
					if hexDigit(data[i+n]) < 0 {
						return i, invalidEscape(data, i, 6)
					}
				}
				i += 4
			} else if bytes.IndexByte([]byte(`"\/bfnrt`), data[i+1]) < 0 {
				return i, invalidEscape(data, i, 2)
			}
			i++
		case c < ' ':
			return i, invalid(data, i, "in string")
		}
	}
	return i, errEnd
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func hex4(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	r := rune(0)
	for _, c := range s[2:6] {
		r = r<<4 | rune(hexDigit(c))
	}
	return r
}

// unquote gives the text of a string that was scanned.
func unquote(s []byte) string {
	s = s[1 : len(s)-1]
	if bytes.IndexByte(s, '\\') < 0 && utf8.Valid(s) {
		return string(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			r, n := utf8.DecodeRune(s[i:])
			out = utf8.AppendRune(out, r)
			i += n
			continue
		}
		switch c := s[i+1]; c {
		case 'u':
			r := hex4(s[i:])
			i += 6
			if 0xd800 <= r && r < 0xe000 {
				if low := hex4(s[i:]); r < 0xdc00 && 0xdc00 <= low && low < 0xe000 {
					r = (r-0xd800)<<10 + (low - 0xdc00) + 0x10000
					i += 6
				} else {
					r = utf8.RuneError
				}
			}
			out = utf8.AppendRune(out, r)
			continue
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		default:
			out = append(out, c)
		}
		i += 2
	}
	return string(out)
}

const hexDigits = "0123456789abcdef"

func appendString(b []byte, s string, html bool) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && !(html && (c == '<' || c == '>' || c == '&')) {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, '\\', 'b')
			case '\f':
				b = append(b, '\\', 'f')
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
			b = append(b, s[start:i]...)
			if n == 1 {
				b = append(b, "\ufffd"...)
			} else {
				b = append(b, '\\', 'u', '2', '0', '2', hexDigits[r&15])
			}
			start = i + n
		}
		i += n
	}
	return append(append(b, s[start:]...), '"')
}

// Compact appends src without the spaces between its parts.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := checkValid(src); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

func appendCompact(b, src []byte, html bool) []byte {
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '"':
			end, _ := scanString(src, i)
			b = appendHTML(b, src[i:end], html)
			i = end - 1
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
		default:
			b = append(b, c)
		}
	}
	return b
}

func appendHTML(b, s []byte, html bool) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case html && (c == '<' || c == '>' || c == '&'):
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		case html && c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8:
			b = append(b, '\\', 'u', '2', '0', '2', hexDigits[s[i+2]&15])
			i += 2
		default:
			b = append(b, c)
		}
	}
	return b
}

// HTMLEscape appends src with <, >, & and line separators in strings escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) { dst.Write(appendHTML(nil, src, true)) }

// Indent appends src with a line for each element.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	if err := checkValid(src); err != nil {
		return err
	}
	dst.Write(appendIndent(nil, src, prefix, indent))
	return nil
}

func appendIndent(b, src []byte, prefix, indent string) []byte {
	depth := 0
	line := func() {
		b = append(append(b, '\n'), prefix...)
		for range depth {
			b = append(b, indent...)
		}
	}
	end := len(bytes.TrimRight(src, " \t\r\n"))
	for i := 0; i < end; i++ {
		switch c := src[i]; c {
		case ' ', '\t', '\r', '\n':
		case '"':
			end, _ := scanString(src, i)
			b = append(b, src[i:end]...)
			i = end - 1
		case '{', '[':
			b = append(b, c)
			if next := space(src, i+1); src[next] == c+2 {
				b = append(b, c+2)
				i = next
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			b = append(b, c)
		case ',':
			b = append(b, c)
			line()
		case ':':
			b = append(b, ':', ' ')
		default:
			b = append(b, c)
		}
	}
	return append(b, src[end:]...)
}
