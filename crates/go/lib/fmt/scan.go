package fmt

import (
	"errors"
	"internal/anyvalue"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// A ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// A Scanner reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)                 { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error)               { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

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

func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, true, false)
	return s.doScan(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, false, true)
	return s.doScan(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScanner(r, false, false)
	return s.doScanf(format, a)
}

// A runeReader takes a byte at a time, so that nothing is read that is not asked for. The rune that a
// call put back last is lost to the next call, as in Go.
type runeReader struct {
	r       io.Reader
	pending []byte
	last    rune
	size    int
	back    bool
}

func (r *runeReader) ReadRune() (c rune, size int, err error) {
	if r.back {
		r.back = false
		return r.last, r.size, nil
	}
	var b [utf8.UTFMax]byte
	n := 0
	for n < len(b) && !(n > 0 && utf8.FullRune(b[:n])) {
		if len(r.pending) > 0 {
			b[n] = r.pending[0]
			r.pending = r.pending[1:]
		} else if k, err := io.ReadFull(r.r, b[n:n+1]); k == 0 {
			if n == 0 {
				if err == io.ErrUnexpectedEOF {
					err = io.EOF
				}
				return 0, 0, err
			}
			break
		}
		n++
	}
	c, size = utf8.DecodeRune(b[:n])
	r.pending = append(append([]byte(nil), b[size:n]...), r.pending...)
	r.last, r.size = c, size
	return c, size, nil
}

func (r *runeReader) UnreadRune() error {
	r.back = true
	return nil
}

type scanner struct {
	rs         io.RuneScanner
	buf        []byte
	count      int
	atEOF      bool
	nlIsSpace  bool
	nlIsEnd    bool
	maxWid     int
	limit      int
	widPresent bool
}

const (
	eof      = -1
	hugeWid  = 1 << 30
	intChars = "0123456789_"
)

type scanError struct{ err error }

func newScanner(r io.Reader, nlIsSpace, nlIsEnd bool) *scanner {
	s := &scanner{nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd, maxWid: hugeWid, limit: hugeWid}
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	} else {
		s.rs = &runeReader{r: r}
	}
	return s
}


func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		if s.nlIsEnd && r == '\n' {
			s.atEOF = true
		}
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scanner) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanner) Width() (wid int, ok bool) {
	if s.maxWid == hugeWid {
		return 0, false
	}
	return s.maxWid, true
}

func (s *scanner) getRune() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return eof
		}
		s.fail(err)
	}
	return r
}

func (s *scanner) mustRune() rune {
	r := s.getRune()
	if r == eof {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scanner) fail(err error)       { panic(scanError{err}) }
func (s *scanner) failText(text string) { panic(scanError{errors.New(text)}) }

func isSpace(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xa0 || r == 0x1680 || 0x2000 <= r && r <= 0x200a ||
		r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

func (s *scanner) SkipSpace() {
	for {
		r := s.getRune()
		if r == eof {
			return
		}
		if r == '\r' && s.peek("\n") {
			continue
		}
		if r == '\n' {
			if s.nlIsSpace {
				continue
			}
			s.failText("unexpected newline")
		}
		if !isSpace(r) {
			s.UnreadRune()
			return
		}
	}
}

func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(scanError)
			if !ok {
				panic(e)
			}
			err = se.err
		}
	}()
	if f == nil {
		f = func(r rune) bool { return !isSpace(r) }
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

func (s *scanner) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

func (s *scanner) consume(ok string, accept bool) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if strings.IndexRune(ok, r) >= 0 {
		if accept {
			s.buf = utf8.AppendRune(s.buf, r)
		}
		return true
	}
	if accept {
		s.UnreadRune()
	}
	return false
}

func (s *scanner) accept(ok string) bool { return s.consume(ok, true) }

func (s *scanner) peek(ok string) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return strings.IndexRune(ok, r) >= 0
}

func (s *scanner) notEOF() {
	if s.getRune() == eof {
		s.fail(io.EOF)
	}
	s.UnreadRune()
}

// caught turns what fail threw into an error.
func caught(err *error) {
	if e := recover(); e != nil {
		se, ok := e.(scanError)
		if !ok {
			panic(e)
		}
		*err = se.err
	}
}

func (s *scanner) doScan(a []any) (n int, err error) {
	defer caught(&err)
	for _, v := range a {
		s.one('v', v)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.getRune()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				return n, errors.New("expected newline")
			}
		}
	}
	return n, nil
}

func (s *scanner) one(verb rune, arg any) {
	s.buf = s.buf[:0]
	if own, ok := arg.(Scanner); ok {
		if err := own.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
		return
	}
	if arg == nil || anyvalue.Kind(arg) != anyvalue.Pointer {
		s.failText("type not a pointer: " + anyvalue.TypeName(arg))
	}
	switch k := anyvalue.ElemKind(arg); {
	case k == anyvalue.Bool:
		s.SkipSpace()
		s.notEOF()
		s.okVerb(verb, "tv", "boolean")
		anyvalue.SetBits(arg, s.bool())
	case k >= anyvalue.Int && k <= anyvalue.Int64:
		s.signed(verb, arg)
	case k >= anyvalue.Uint && k <= anyvalue.Uintptr:
		s.unsigned(verb, arg)
	case k == anyvalue.Float32 || k == anyvalue.Float64:
		s.okVerb(verb, "beEfFgGv", "float"+map[int]string{anyvalue.Float32: "32", anyvalue.Float64: "64"}[k])
		s.SkipSpace()
		s.notEOF()
		bits := 64
		if k == anyvalue.Float32 {
			bits = 32
		}
		v, err := strconv.ParseFloat(s.floatToken(), bits)
		if err != nil {
			s.fail(err)
		}
		anyvalue.SetBits(arg, *(*uint64)(unsafe.Pointer(&v)))
	case k == anyvalue.String:
		s.okVerb(verb, "svqxX", "string")
		anyvalue.SetText(arg, s.text(verb))
	default:
		if p, ok := arg.(*[]byte); ok {
			s.okVerb(verb, "svqxX", "string")
			*p = []byte(s.text(verb))
			return
		}
		s.failText("can't scan type: " + anyvalue.TypeName(arg))
	}
}

func (s *scanner) okVerb(verb rune, ok, typ string) {
	if strings.IndexRune(ok, verb) < 0 {
		s.failText("bad verb '%" + string(verb) + "' for " + typ)
	}
}

func (s *scanner) bool() uint64 {
	switch s.getRune() {
	case '0':
		return 0
	case '1':
		return 1
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			s.failText("syntax error scanning boolean")
		}
		return 1
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			s.failText("syntax error scanning boolean")
		}
	}
	return 0
}

// fits stores a number where a pointer points, if it fits there.
func fits(arg any, bits uint64) bool {
	old := anyvalue.Bits(anyvalue.Elem(arg))
	if anyvalue.SetBits(arg, bits) {
		return true
	}
	anyvalue.SetBits(arg, old)
	return false
}

func (s *scanner) base(verb rune) (base int, digits string) {
	s.okVerb(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2, "01_"
	case 'o':
		return 8, "01234567_"
	case 'x', 'X', 'U':
		return 16, "0123456789aAbBcCdDeEfF_"
	}
	return 10, intChars
}

func (s *scanner) number(digits string, have bool) string {
	if !have {
		s.notEOF()
		if !s.accept(digits) {
			s.failText("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return string(s.buf)
}

// prefix reads 0, 0b, 0o and 0x.
func (s *scanner) prefix(verb rune) (base int, digits string, zero bool) {
	if !s.peek("0") {
		return 0, intChars, false
	}
	s.accept("0")
	switch {
	case s.peek("bB"):
		s.consume("bB", true)
		return 0, "01_", true
	case s.peek("oO"):
		s.consume("oO", true)
		return 0, "01234567_", true
	case s.peek("xX"):
		s.consume("xX", true)
		return 0, "0123456789aAbBcCdDeEfF_", true
	}
	return 0, "01234567_", true
}

func (s *scanner) signed(verb rune, arg any) {
	if verb == 'c' {
		if !fits(arg, uint64(s.mustRune())) {
			s.failText("overflow")
		}
		return
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.base(verb)
	have := false
	if verb == 'U' {
		if !s.consume("U", false) || !s.consume("+", false) {
			s.failText("bad unicode format ")
		}
	} else {
		s.accept("+-")
		if verb == 'v' {
			base, digits, have = s.prefix(verb)
		}
	}
	tok := s.number(digits, have)
	i, err := strconv.ParseInt(tok, base, 64)
	if err != nil {
		s.fail(err)
	}
	if !fits(arg, uint64(i)) {
		s.failText("integer overflow on token " + tok)
	}
}

func (s *scanner) unsigned(verb rune, arg any) {
	if verb == 'c' {
		anyvalue.SetBits(arg, uint64(s.mustRune()))
		return
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.base(verb)
	have := false
	if verb == 'U' {
		if !s.consume("U", false) || !s.consume("+", false) {
			s.failText("bad unicode format ")
		}
	} else if verb == 'v' {
		base, digits, have = s.prefix(verb)
	}
	tok := s.number(digits, have)
	i, err := strconv.ParseUint(tok, base, 64)
	if err != nil {
		s.fail(err)
	}
	if !fits(arg, i) {
		s.failText("unsigned integer overflow on token " + tok)
	}
}

func (s *scanner) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits, exp := intChars, "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exp = "0123456789aAbBcCdDeEfF_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exp) {
		s.accept("+-")
		for s.accept(intChars) {
		}
	}
	return string(s.buf)
}

func (s *scanner) text(verb rune) string {
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		var out []byte
		for {
			r := s.getRune()
			if r == eof {
				break
			}
			hi, ok := hexDigit(r)
			if !ok {
				s.UnreadRune()
				break
			}
			lo, ok := hexDigit(s.mustRune())
			if !ok {
				s.failText("illegal hex digit")
			}
			out = append(out, byte(hi<<4|lo))
		}
		if len(out) == 0 {
			s.failText("no hex data for %x string")
		}
		return string(out)
	}
	return string(s.token(true, func(r rune) bool { return !isSpace(r) }))
}

func hexDigit(r rune) (int, bool) {
	n := strings.IndexRune("0123456789abcdef", r|0x20)
	return n, n >= 0 && r >= '0'
}

func (s *scanner) quoted() string {
	s.notEOF()
	quote := s.getRune()
	if quote != '`' && quote != '"' {
		s.failText("expected quoted string")
	}
	if quote == '"' {
		s.buf = append(s.buf, '"')
	}
	for {
		r := s.mustRune()
		if r == quote && quote == '`' {
			return string(s.buf)
		}
		s.buf = utf8.AppendRune(s.buf, r)
		if quote == '"' && r == '\\' {
			s.buf = utf8.AppendRune(s.buf, s.mustRune())
		} else if r == quote {
			out, err := strconv.Unquote(string(s.buf))
			if err != nil {
				s.fail(err)
			}
			return out
		}
	}
}

// advance matches the text of a format up to its next verb; -1: the input does not match.
func (s *scanner) advance(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(c) {
			newlines, trailing := 0, false
			for isSpace(c) && i < len(format) {
				if c == '\n' {
					newlines++
					trailing = false
				} else {
					trailing = true
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			for range newlines {
				r := s.getRune()
				for isSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != '\n' && r != eof {
					s.failText("newline in format does not match input")
				}
			}
			if trailing {
				r := s.getRune()
				if newlines == 0 {
					if !isSpace(r) && r != eof {
						s.failText("expected space in input to match format")
					}
					if r == '\n' {
						s.failText("newline in input does not match format")
					}
				}
				for isSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != eof {
					s.UnreadRune()
				}
			}
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.failText("missing verb: % at end of format string")
			}
			next, _ := utf8.DecodeRuneInString(format[i+w:])
			if next != '%' {
				return i
			}
			i += w
		}
		in := s.mustRune()
		if in != c {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return i
}

func (s *scanner) doScanf(format string, a []any) (n int, err error) {
	defer caught(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.failText("input does not match format")
			}
			break
		}
		i++
		wid, widPresent, next := parsenum(format, i, end)
		i = next
		s.maxWid, s.widPresent = hugeWid, widPresent
		if widPresent {
			s.maxWid = wid
		}
		c, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if c != 'c' {
			s.SkipSpace()
		}
		if c == '%' {
			s.SkipSpace()
			s.notEOF()
			if !s.accept("%") {
				s.failText("missing literal %")
			}
			continue
		}
		s.limit = hugeWid
		if widPresent {
			s.limit = min(s.limit, s.count+s.maxWid)
		}
		if n >= len(a) {
			s.failText("too few operands for format '%" + format[i-size:] + "'")
		}
		s.one(c, a[n])
		n++
		s.limit = hugeWid
	}
	if n < len(a) {
		s.failText("too many operands")
	}
	return n, nil
}
