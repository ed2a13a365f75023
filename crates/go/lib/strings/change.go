package strings

import (
	"unicode"
	"unicode/utf8"
)

// Repeat is s, count times. It panics if count is negative.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	var repeated Builder
	for range count {
		repeated.WriteString(s)
	}
	return repeated.String()
}

// Replace puts new for the first n times that old is there, for all if n is negative.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	times := Count(s, old)
	if times == 0 {
		return s
	}
	if n < 0 || times < n {
		n = times
	}
	var replaced Builder
	for done := range n {
		at := 0
		if old != "" {
			at = Index(s, old)
		} else if done > 0 {
			_, at = utf8.DecodeRuneInString(s)
		}
		replaced.WriteString(s[:at])
		replaced.WriteString(new)
		s = s[at+len(old):]
	}
	replaced.WriteString(s)
	return replaced.String()
}

// ReplaceAll puts new for every old.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map puts mapping(r) for each rune r, and drops it if that is negative.
func Map(mapping func(rune) rune, s string) string {
	var mapped Builder
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			mapped.WriteRune(r)
		}
	}
	return mapped.String()
}

// ToUpper is s in upper case.
func ToUpper(s string) string { return Map(unicode.ToUpper, s) }

// ToLower is s in lower case.
func ToLower(s string) string { return Map(unicode.ToLower, s) }

// ToTitle is s in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// Title puts the first letter of each word in title case.
//
// Deprecated: it knows only simple words.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		begins := isSeparator(before)
		before = r
		if begins {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

func isSeparator(r rune) bool {
	if r <= 0x7F {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// ToValidUTF8 puts replacement for each run of bytes that are no runes.
func ToValidUTF8(s, replacement string) string {
	var valid Builder
	inRun := false
	for s != "" {
		r, width := utf8.DecodeRuneInString(s)
		wrong := r == utf8.RuneError && width == 1
		switch {
		case !wrong:
			valid.WriteString(s[:width])
		case !inRun:
			valid.WriteString(replacement)
		}
		inRun = wrong
		s = s[width:]
	}
	return valid.String()
}

// TrimLeftFunc takes leading runes off for which f is true.
func TrimLeftFunc(s string, f func(rune) bool) string {
	for at, r := range s {
		if !f(r) {
			return s[at:]
		}
	}
	return ""
}

// TrimRightFunc takes trailing runes off for which f is true.
func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, width := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-width]
	}
	return s
}

// TrimFunc takes leading and trailing runes off for which f is true.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func within(cutset string) func(rune) bool {
	return func(r rune) bool { return ContainsRune(cutset, r) }
}

// Trim takes leading and trailing runes of cutset off.
func Trim(s, cutset string) string { return TrimFunc(s, within(cutset)) }

// TrimLeft takes leading runes of cutset off.
func TrimLeft(s, cutset string) string { return TrimLeftFunc(s, within(cutset)) }

// TrimRight takes trailing runes of cutset off.
func TrimRight(s, cutset string) string { return TrimRightFunc(s, within(cutset)) }

// TrimSpace takes leading and trailing white space off.
func TrimSpace(s string) string { return TrimFunc(s, unicode.IsSpace) }

// TrimPrefix is s without prefix.
func TrimPrefix(s, prefix string) string {
	after, _ := CutPrefix(s, prefix)
	return after
}

// TrimSuffix is s without suffix.
func TrimSuffix(s, suffix string) string {
	before, _ := CutSuffix(s, suffix)
	return before
}

// Clone is a copy.
func Clone(s string) string { return string([]byte(s)) }
