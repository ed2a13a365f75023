// Package strconv converts between basic types and text.
package strconv

import "errors"

// ErrRange says that a value does not fit its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text is not of the form of its type.
var ErrSyntax = errors.New("invalid syntax")

// NumError is a conversion that failed.
type NumError struct {
	Func string // the function
	Num  string // the text
	Err  error  // why
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap is why it failed.
func (e *NumError) Unwrap() error { return e.Err }

func syntaxError(function, text string) *NumError { return &NumError{function, text, ErrSyntax} }
func rangeError(function, text string) *NumError  { return &NumError{function, text, ErrRange} }

func baseError(function, text string, base int) *NumError {
	return &NumError{function, text, errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(function, text string, bitSize int) *NumError {
	return &NumError{function, text, errors.New("invalid bit size " + Itoa(bitSize))}
}

// IntSize is the size of an int in bits.
const IntSize = 64

const maxUint64 = 1<<64 - 1

// digitOf is the value of a digit of base up to 36.
func digitOf(c byte) (value byte, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// ParseUint reads an unsigned number; base 0 goes by the prefix and allows underscores.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	const function = "ParseUint"
	if s == "" {
		return 0, syntaxError(function, s)
	}
	whole := s
	byPrefix := base == 0
	switch {
	case 2 <= base && base <= 36:
	case byPrefix:
		base = 10
		if s[0] == '0' {
			base, s = prefixOf(s)
		}
	default:
		return 0, baseError(function, whole, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(function, whole, bitSize)
	}
	most := uint64(1)<<uint(bitSize) - 1
	var n uint64
	underscores := false
	for _, c := range []byte(s) {
		if c == '_' && byPrefix {
			underscores = true
			continue
		}
		digit, ok := digitOf(c)
		if !ok || int(digit) >= base {
			return 0, syntaxError(function, whole)
		}
		if n > (maxUint64-uint64(digit))/uint64(base) {
			return most, rangeError(function, whole)
		}
		n = n*uint64(base) + uint64(digit)
		if n > most {
			return most, rangeError(function, whole)
		}
	}
	if underscores && !underscoresOK(whole) {
		return 0, syntaxError(function, whole)
	}
	return n, nil
}

// prefixOf is the base that a leading 0 begins, and the digits after it.
func prefixOf(s string) (int, string) {
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// underscoresOK reports whether underscores stand only between digits, or a prefix and a digit.
func underscoresOK(s string) bool {
	before := '^' // what stood before: a digit 0, an underscore _, or neither
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'b', 'o', 'x':
			before = '0'
			hex = s[1]|0x20 == 'x'
			s = s[2:]
		}
	}
	for _, c := range []byte(s) {
		switch {
		case '0' <= c && c <= '9' || hex && 'a' <= c|0x20 && c|0x20 <= 'f':
			before = '0'
		case c == '_':
			if before != '0' {
				return false
			}
			before = '_'
		default:
			if before == '_' {
				return false
			}
			before = '!'
		}
	}
	return before != '_'
}

// ParseInt reads a signed number; base 0 goes by the prefix and allows underscores.
func ParseInt(s string, base int, bitSize int) (int64, error) {
	const function = "ParseInt"
	if s == "" {
		return 0, syntaxError(function, s)
	}
	whole := s
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		s = s[1:]
	}
	n, err := ParseUint(s, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		err.(*NumError).Func, err.(*NumError).Num = function, whole
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case !negative && n >= limit:
		return int64(limit - 1), rangeError(function, whole)
	case negative && n > limit:
		return -int64(limit), rangeError(function, whole)
	case negative:
		return -int64(n), nil
	}
	return int64(n), nil
}

// Atoi is ParseInt(s, 10, 0) as an int.
func Atoi(s string) (int, error) {
	n, err := ParseInt(s, 10, 0)
	if failed, ok := err.(*NumError); ok {
		failed.Func = "Atoi"
	}
	return int(n), err
}

// ParseBool reads 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, syntaxError("ParseBool", str)
}

// FormatBool is "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false".
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// FormatUint writes an unsigned number in a base from 2 to 36.
func FormatUint(i uint64, base int) string {
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	var buf [64]byte
	at := len(buf)
	for {
		at--
		buf[at] = digits[i%uint64(base)]
		i /= uint64(base)
		if i == 0 {
			return string(buf[at:])
		}
	}
}

// FormatInt writes a signed number in a base from 2 to 36.
func FormatInt(i int64, base int) string {
	if i < 0 {
		return "-" + FormatUint(-uint64(i), base)
	}
	return FormatUint(uint64(i), base)
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends what FormatInt returns.
func AppendInt(dst []byte, i int64, base int) []byte { return append(dst, FormatInt(i, base)...) }

// AppendUint appends what FormatUint returns.
func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }
