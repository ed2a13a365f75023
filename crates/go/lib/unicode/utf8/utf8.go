// Package utf8 reads and writes runes in UTF-8.
package utf8

const (
	RuneError = '\uFFFD'     // what stands for bytes that are no rune
	RuneSelf  = 0x80         // runes below it are one byte, equal to themselves
	MaxRune   = '\U0010FFFF' // the greatest rune
	UTFMax    = 4            // bytes of the longest rune
)

const surrogateMin, surrogateMax = 0xD800, 0xDFFF

// ValidRune reports whether r can be encoded.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}

// RuneLen is the number of bytes of r, or -1.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// AppendRune appends r in UTF-8; what is no rune becomes RuneError.
func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }

// EncodeRune writes r to the beginning of p and returns the number of bytes.
func EncodeRune(p []byte, r rune) int {
	encoded := string(r)
	_ = p[len(encoded)-1]
	return copy(p, encoded)
}

// DecodeRuneInString is the first rune of s and its width: RuneError with 0 if s is empty,
// with 1 if it does not begin with a rune.
func DecodeRuneInString(s string) (rune, int) {
	if s == "" {
		return RuneError, 0
	}
	if len(s) > UTFMax {
		s = s[:UTFMax]
	}
	var first rune
	for at, r := range s {
		if at > 0 {
			return first, at
		}
		first = r
	}
	if first == RuneError && (len(s) != 3 || s != "\uFFFD") {
		return RuneError, 1
	}
	return first, len(s)
}

// DecodeRune is DecodeRuneInString for bytes.
func DecodeRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[:UTFMax]
	}
	return DecodeRuneInString(string(p))
}

// DecodeLastRuneInString is the last rune of s and its width.
func DecodeLastRuneInString(s string) (rune, int) {
	if s == "" {
		return RuneError, 0
	}
	for width := 1; width <= UTFMax && width <= len(s); width++ {
		start := len(s) - width
		if RuneStart(s[start]) {
			if r, size := DecodeRuneInString(s[start:]); size == width {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRune is DecodeLastRuneInString for bytes.
func DecodeLastRune(p []byte) (rune, int) {
	if len(p) > UTFMax {
		p = p[len(p)-UTFMax:]
	}
	return DecodeLastRuneInString(string(p))
}

// RuneStart reports whether b can be the first byte of a rune.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// RuneCountInString counts the runes; a byte that is none counts as one.
func RuneCountInString(s string) int {
	count := 0
	for range s {
		count++
	}
	return count
}

// RuneCount is RuneCountInString for bytes.
func RuneCount(p []byte) int { return RuneCountInString(string(p)) }

// ValidString reports whether s is all UTF-8.
func ValidString(s string) bool {
	for at, r := range s {
		if r == RuneError {
			if _, width := DecodeRuneInString(s[at:]); width == 1 {
				return false
			}
		}
	}
	return true
}

// Valid is ValidString for bytes.
func Valid(p []byte) bool { return ValidString(string(p)) }

// FullRuneInString reports whether s begins with a whole rune, or with what can be none.
func FullRuneInString(s string) bool {
	if s == "" {
		return false
	}
	need := 1
	low, high := byte(0x80), byte(0xBF)
	switch first := s[0]; {
	case first >= 0xC2 && first <= 0xDF:
		need = 2
	case first >= 0xE0 && first <= 0xEF:
		need = 3
		if first == 0xE0 {
			low = 0xA0
		} else if first == 0xED {
			high = 0x9F
		}
	case first >= 0xF0 && first <= 0xF4:
		need = 4
		if first == 0xF0 {
			low = 0x90
		} else if first == 0xF4 {
			high = 0x8F
		}
	}
	for at := 1; at < need; at++ {
		if at >= len(s) {
			return false
		}
		if s[at] < low || s[at] > high {
			return true
		}
		low, high = 0x80, 0xBF
	}
	return true
}

// FullRune is FullRuneInString for bytes.
func FullRune(p []byte) bool { return FullRuneInString(string(p[:min(len(p), UTFMax)])) }
