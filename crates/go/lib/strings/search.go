package strings

import (
	"unicode"
	"unicode/utf8"
)

// Index is where substr is first, or -1.
func Index(s, substr string) int

// LastIndex is where substr is last, or -1.
func LastIndex(s, substr string) int {
	for at := len(s) - len(substr); at >= 0; at-- {
		if s[at:at+len(substr)] == substr {
			return at
		}
	}
	return -1
}

// IndexByte is where c is first, or -1.
func IndexByte(s string, c byte) int {
	for at := 0; at < len(s); at++ {
		if s[at] == c {
			return at
		}
	}
	return -1
}

// LastIndexByte is where c is last, or -1.
func LastIndexByte(s string, c byte) int {
	for at := len(s) - 1; at >= 0; at-- {
		if s[at] == c {
			return at
		}
	}
	return -1
}

// IndexRune is where r is first, or -1; RuneError is found at any byte that is no rune.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case !utf8.ValidRune(r):
		return -1
	}
	for at, c := range s {
		if c == r {
			return at
		}
	}
	return -1
}

// IndexAny is where one of chars is first, or -1.
func IndexAny(s, chars string) int {
	return IndexFunc(s, func(r rune) bool { return IndexRune(chars, r) >= 0 })
}

// LastIndexAny is where one of chars is last, or -1.
func LastIndexAny(s, chars string) int {
	return LastIndexFunc(s, func(r rune) bool { return IndexRune(chars, r) >= 0 })
}

// IndexFunc is where f is true first, or -1.
func IndexFunc(s string, f func(rune) bool) int {
	for at, r := range s {
		if f(r) {
			return at
		}
	}
	return -1
}

// LastIndexFunc is where f is true last, or -1.
func LastIndexFunc(s string, f func(rune) bool) int {
	for end := len(s); end > 0; {
		r, width := utf8.DecodeLastRuneInString(s[:end])
		end -= width
		if f(r) {
			return end
		}
	}
	return -1
}

// Contains reports whether substr is within s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether one of chars is within s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f is true of a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Count counts substr in s, not overlapping; an empty one at every border of runes.
func Count(s, substr string) int {
	if substr == "" {
		return utf8.RuneCountInString(s) + 1
	}
	count := 0
	for {
		at := Index(s, substr)
		if at < 0 {
			return count
		}
		count++
		s = s[at+len(substr):]
	}
}

// Compare is -1, 0 or +1.
func Compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

// EqualFold reports whether both are equal but for case.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		first, width := utf8.DecodeRuneInString(s)
		second, secondWidth := utf8.DecodeRuneInString(t)
		s, t = s[width:], t[secondWidth:]
		if first == second {
			continue
		}
		folded := unicode.SimpleFold(first)
		for folded != first && folded != second {
			folded = unicode.SimpleFold(folded)
		}
		if folded != second {
			return false
		}
	}
	return s == t
}

// Cut is what is before and after the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}

// CutPrefix is s without prefix.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix is s without suffix.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
