package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// split cuts s into at most n pieces (all of them if n < 0), each with `keep` bytes of sep.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	pieces := []string{}
	for n < 0 || len(pieces) < n-1 {
		at := Index(s, sep)
		if at < 0 {
			break
		}
		pieces = append(pieces, s[:at+keep])
		s = s[at+len(sep):]
	}
	return append(pieces, s)
}

// explode is one piece for each rune; the n-th is the rest.
func explode(s string, n int) []string {
	pieces := []string{}
	for s != "" {
		if len(pieces) == n-1 {
			return append(pieces, s)
		}
		_, width := utf8.DecodeRuneInString(s)
		pieces = append(pieces, s[:width])
		s = s[width:]
	}
	return pieces
}

// Split cuts s at each sep.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitN cuts s into at most n pieces.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfter cuts s after each sep.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitAfterN cuts s after sep into at most n pieces.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// Fields are the pieces between white space.
func Fields(s string) []string { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc are the pieces between runes for which f is true.
func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	for field := range FieldsFuncSeq(s, f) {
		fields = append(fields, field)
	}
	return fields
}

// FieldsSeq yields what Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq yields what FieldsFunc returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for at, r := range s {
			if f(r) {
				if start >= 0 && !yield(s[start:at]) {
					return
				}
				start = -1
			} else if start < 0 {
				start = at
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

func splitSeq(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, piece := range split(s, sep, keep, -1) {
			if !yield(piece) {
				return
			}
		}
	}
}

// SplitSeq yields what Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, 0) }

// SplitAfterSeq yields what SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

// Lines yields the lines with their ends.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s != "" {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			if !yield(s[:end]) {
				return
			}
			s = s[end:]
		}
	}
}

// Join puts sep between the elements.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	var joined Builder
	joined.WriteString(elems[0])
	for _, elem := range elems[1:] {
		joined.WriteString(sep)
		joined.WriteString(elem)
	}
	return joined.String()
}
