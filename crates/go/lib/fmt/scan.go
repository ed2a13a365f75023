package fmt

import (
	"errors"
	"internal/anyvalue"
	"io"
	"os"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// A reader of runes that can take one back.
type scanner struct {
	r       io.Reader
	rs      io.RuneScanner
	pending []byte
	nlIsEnd bool
	atEOF   bool
}

const eof = -1

func (s *scanner) read() rune {
	if s.rs != nil {
		r, _, err := s.rs.ReadRune()
		if err != nil {
			s.atEOF = true
			return eof
		}
		return r
	}
	var b [utf8.UTFMax]byte
	n := 0
	for n < len(b) {
		if len(s.pending) > 0 {
			b[n] = s.pending[0]
			s.pending = s.pending[1:]
		} else {
			k, err := s.r.Read(b[n : n+1])
			if k == 0 || err != nil && k == 0 {
				s.atEOF = true
				break
			}
		}
		n++
		if utf8.FullRune(b[:n]) {
			break
		}
	}
	if n == 0 {
		return eof
	}
	r, _ := utf8.DecodeRune(b[:n])
	return r
}

func (s *scanner) unread(r rune) {
	if r == eof {
		return
	}
	if s.rs != nil {
		s.rs.UnreadRune()
		return
	}
	s.pending = append(utf8.AppendRune(nil, r), s.pending...)
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0xA0
}

// What was read beyond a call's end belongs to the next one.
var stdinPending []byte

type stdinReader struct{}

func (stdinReader) Read(b []byte) (int, error) { return os.Stdin.Read(b) }

func newScanner(r io.Reader) *scanner {
	s := &scanner{r: r}
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	}
	return s
}

func Scan(a ...any) (n int, err error)                   { return stdin(func(s *scanner) (int, error) { return s.doScan(a, false) }) }
func Scanln(a ...any) (n int, err error)                 { return stdin(func(s *scanner) (int, error) { return s.doScan(a, true) }) }
func Scanf(format string, a ...any) (n int, err error)   { return stdin(func(s *scanner) (int, error) { return s.doScanf(format, a) }) }
func Fscan(r io.Reader, a ...any) (n int, err error)     { return newScanner(r).doScan(a, false) }
func Fscanln(r io.Reader, a ...any) (n int, err error)   { return newScanner(r).doScan(a, true) }
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScanner(r).doScanf(format, a)
}

func stdin(f func(*scanner) (int, error)) (int, error) {
	s := &scanner{r: stdinReader{}, pending: stdinPending}
	n, err := f(s)
	stdinPending = s.pending
	return n, err
}

type stringReader string

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, *r)
	*r = (*r)[n:]
	if n == 0 {
		err = io.EOF
	}
	return
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan((*stringReader)(&str), a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln((*stringReader)(&str), a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf((*stringReader)(&str), format, a...)
}

func (s *scanner) skipSpace(lines bool) error {
	for {
		r := s.read()
		if r == eof {
			return nil
		}
		if r == '\r' {
			continue
		}
		if r == '\n' {
			if lines {
				s.unread(r)
				return errors.New("unexpected newline")
			}
			continue
		}
		if !isSpace(r) {
			s.unread(r)
			return nil
		}
	}
}

func (s *scanner) token() string {
	var out []byte
	for {
		r := s.read()
		if r == eof {
			break
		}
		if isSpace(r) {
			s.unread(r)
			break
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

func (s *scanner) doScan(a []any, line bool) (n int, err error) {
	for _, arg := range a {
		if err := s.skipSpace(line); err != nil {
			if line {
				s.read()
			}
			return n, err
		}
		word := s.token()
		if word == "" {
			if n == 0 {
				return n, io.EOF
			}
			return n, io.ErrUnexpectedEOF
		}
		if err := assign(arg, word, 'v'); err != nil {
			return n, err
		}
		n++
	}
	if line {
		for {
			r := s.read()
			if r == '\n' || r == eof {
				if r == eof && len(a) == 0 {
					return n, io.EOF
				}
				break
			}
			if !isSpace(r) {
				for r != '\n' && r != eof && len(a) == 0 {
					r = s.read()
				}
				if len(a) > 0 {
					s.unread(r)
				}
				return n, errors.New("expected newline")
			}
		}
	}
	return n, nil
}

func (s *scanner) doScanf(format string, a []any) (n int, err error) {
	for i := 0; i < len(format); {
		c, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if c != '%' {
			if isSpace(c) {
				for {
					r := s.read()
					if c == '\n' && r == '\n' {
						break
					}
					if !isSpace(r) || r == '\n' && c != '\n' {
						s.unread(r)
						break
					}
				}
				continue
			}
			r := s.read()
			if r != c {
				s.unread(r)
				if r == eof {
					return n, io.ErrUnexpectedEOF
				}
				return n, errors.New("input does not match format")
			}
			continue
		}
		width, _, next := parsenum(format, i, len(format))
		i = next
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb == '%' {
			continue
		}
		if n >= len(a) {
			return n, errors.New("too few operands for format '%" + string(verb) + "'")
		}
		word := ""
		if verb == 'c' {
			r := s.read()
			if r == eof {
				return n, io.EOF
			}
			if !anyvalue.SetBits(a[n], uint64(r)) {
				return n, errors.New("bad operand for %c")
			}
			n++
			continue
		}
		if err := s.skipSpace(true); err != nil {
			return n, err
		}
		for k := 0; width == 0 || k < width; k++ {
			r := s.read()
			if r == eof {
				break
			}
			if isSpace(r) || i < len(format) && width == 0 && rune(format[i]) == r && verb != 's' {
				s.unread(r)
				break
			}
			word += string(r)
		}
		if word == "" {
			if s.atEOF && n == 0 {
				return n, io.EOF
			}
			return n, io.ErrUnexpectedEOF
		}
		if err := assign(a[n], word, verb); err != nil {
			return n, err
		}
		n++
	}
	if n < len(a) {
		return n, errors.New("too many operands")
	}
	return n, nil
}

func assign(target any, word string, verb rune) error {
	if target == nil || anyvalue.Kind(target) != anyvalue.Pointer {
		return errors.New("can't scan type: " + anyvalue.TypeName(target))
	}
	base := 10
	switch verb {
	case 'x', 'X':
		base = 16
	case 'o':
		base = 8
	case 'b':
		base = 2
	case 'v':
		base = 0
	}
	switch k := anyvalue.ElemKind(target); {
	case k == anyvalue.String:
		if verb == 'q' {
			text, err := strconv.Unquote(word)
			if err != nil {
				return err
			}
			word = text
		}
		anyvalue.SetText(target, word)
	case k == anyvalue.Bool:
		b, err := strconv.ParseBool(word)
		if err != nil {
			return errors.New("syntax error scanning boolean")
		}
		bits := uint64(0)
		if b {
			bits = 1
		}
		anyvalue.SetBits(target, bits)
	case k >= anyvalue.Int && k <= anyvalue.Int64:
		v, err := strconv.ParseInt(word, base, 64)
		if err != nil {
			if len(word) > 0 && (word[0] >= '0' && word[0] <= '9' || word[0] == '-' || word[0] == '+') && isRange(err) {
				return errors.New("integer overflow on token " + word)
			}
			return errors.New("expected integer")
		}
		if !anyvalue.SetBits(target, uint64(v)) {
			return errors.New("integer overflow on token " + word)
		}
	case k >= anyvalue.Uint && k <= anyvalue.Uintptr:
		v, err := strconv.ParseUint(word, base, 64)
		if err != nil {
			return errors.New("expected integer")
		}
		if !anyvalue.SetBits(target, v) {
			return errors.New("unsigned integer overflow on token " + word)
		}
	case k == anyvalue.Float32 || k == anyvalue.Float64:
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return err
		}
		anyvalue.SetBits(target, *(*uint64)(unsafe.Pointer(&v)))
	default:
		return errors.New("can't scan type: " + anyvalue.TypeName(target))
	}
	return nil
}

func isRange(err error) bool {
	n, ok := err.(*strconv.NumError)
	return ok && n.Err == strconv.ErrRange
}
