// Package bytes has what many programs do with slices of bytes. What it finds, it finds as
// package strings does; pieces that it cuts off share the bytes that they were cut from.
package bytes

import (
	"iter"
	"strings"
	"unicode"
)

// MinRead is the least room that ReadFrom reads into.
const MinRead = 512

// Contains reports whether subslice is within b.
func Contains(b, subslice []byte) bool {
	return strings.Contains(string(b), string(subslice))
}

// ContainsAny reports whether one of chars is within b.
func ContainsAny(b []byte, chars string) bool {
	return strings.ContainsAny(string(b), chars)
}

// ContainsRune reports whether r is within b.
func ContainsRune(b []byte, r rune) bool {
	return strings.ContainsRune(string(b), r)
}

// ContainsFunc reports whether f is true of a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool {
	return strings.ContainsFunc(string(b), f)
}

// Count counts sep in s, not overlapping.
func Count(s, sep []byte) int {
	return strings.Count(string(s), string(sep))
}

// Equal reports whether both have the same bytes.
func Equal(a, b []byte) bool {
	return string(a) == string(b)
}

// EqualFold reports whether both are equal but for case.
func EqualFold(s, t []byte) bool {
	return strings.EqualFold(string(s), string(t))
}

// Compare is -1, 0 or +1.
func Compare(a, b []byte) int {
	return strings.Compare(string(a), string(b))
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return strings.HasPrefix(string(s), string(prefix))
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return strings.HasSuffix(string(s), string(suffix))
}

// Index is where sep is first, or -1.
func Index(s, sep []byte) int {
	return strings.Index(string(s), string(sep))
}

// IndexAny is where one of chars is first, or -1.
func IndexAny(s []byte, chars string) int {
	return strings.IndexAny(string(s), chars)
}

// IndexByte is where c is first, or -1.
func IndexByte(b []byte, c byte) int {
	return strings.IndexByte(string(b), c)
}

// IndexFunc is where f is true first, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int {
	return strings.IndexFunc(string(s), f)
}

// IndexRune is where r is first, or -1.
func IndexRune(s []byte, r rune) int {
	return strings.IndexRune(string(s), r)
}

// LastIndex is where sep is last, or -1.
func LastIndex(s, sep []byte) int {
	return strings.LastIndex(string(s), string(sep))
}

// LastIndexAny is where one of chars is last, or -1.
func LastIndexAny(s []byte, chars string) int {
	return strings.LastIndexAny(string(s), chars)
}

// LastIndexByte is where c is last, or -1.
func LastIndexByte(s []byte, c byte) int {
	return strings.LastIndexByte(string(s), c)
}

// LastIndexFunc is where f is true last, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int {
	return strings.LastIndexFunc(string(s), f)
}

// Map puts mapping(r) for each rune r, and drops it if that is negative.
func Map(mapping func(r rune) rune, s []byte) []byte {
	return []byte(strings.Map(mapping, string(s)))
}

// Repeat is b, count times. It panics if count is negative.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	return []byte(strings.Repeat(string(b), count))
}

// Replace puts new for the first n times that old is there, for all if n is negative.
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}

// ReplaceAll puts new for every old.
func ReplaceAll(s, old, new []byte) []byte {
	return Replace(s, old, new, -1)
}

// Runes are the runes of s.
func Runes(s []byte) []rune {
	return []rune(string(s))
}

// Title puts the first letter of each word in title case.
func Title(s []byte) []byte {
	return []byte(strings.Title(string(s)))
}

// ToLower is s in lower case.
func ToLower(s []byte) []byte {
	return []byte(strings.ToLower(string(s)))
}

// ToTitle is s in title case.
func ToTitle(s []byte) []byte {
	return []byte(strings.ToTitle(string(s)))
}

// ToUpper is s in upper case.
func ToUpper(s []byte) []byte {
	return []byte(strings.ToUpper(string(s)))
}

// ToValidUTF8 puts replacement for each run of bytes that are no runes.
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(string(s), string(replacement)))
}

// Clone is a copy; of nil, nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Join puts sep between the elements.
func Join(s [][]byte, sep []byte) []byte {
	joined := []byte{}
	for at, piece := range s {
		if at > 0 {
			joined = append(joined, sep...)
		}
		joined = append(joined, piece...)
	}
	return joined
}

// Cut is what is before and after the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if at := Index(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix is s without prefix.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix is s without suffix.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimPrefix is s without prefix.
func TrimPrefix(s, prefix []byte) []byte {
	after, _ := CutPrefix(s, prefix)
	return after
}

// TrimSuffix is s without suffix.
func TrimSuffix(s, suffix []byte) []byte {
	before, _ := CutSuffix(s, suffix)
	return before
}

// TrimLeftFunc takes leading runes off for which f is true.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	left := len(strings.TrimLeftFunc(string(s), f))
	if left == 0 {
		return nil
	}
	return s[len(s)-left:]
}

// TrimRightFunc takes trailing runes off for which f is true.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(string(s), f))]
}

// TrimFunc takes leading and trailing runes off for which f is true.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func within(cutset string) func(rune) bool {
	return func(r rune) bool { return strings.ContainsRune(cutset, r) }
}

// Trim takes leading and trailing runes of cutset off.
func Trim(s []byte, cutset string) []byte { return TrimFunc(s, within(cutset)) }

// TrimLeft takes leading runes of cutset off.
func TrimLeft(s []byte, cutset string) []byte { return TrimLeftFunc(s, within(cutset)) }

// TrimRight takes trailing runes of cutset off.
func TrimRight(s []byte, cutset string) []byte { return TrimRightFunc(s, within(cutset)) }

// TrimSpace takes leading and trailing white space off.
func TrimSpace(s []byte) []byte { return TrimFunc(s, unicode.IsSpace) }

// pieces are the parts of s that texts are, one after the other from where `start` says.
func pieces(s []byte, texts []string, skip int) [][]byte {
	if texts == nil {
		return nil
	}
	cut := make([][]byte, len(texts))
	at := 0
	for i, text := range texts {
		end := at + len(text)
		cut[i] = s[at:end:end]
		at = end + skip
	}
	if n := len(cut); n > 0 {
		last := cut[n-1]
		cut[n-1] = s[len(s)-len(last):]
	}
	return cut
}

// Split cuts s at each sep.
func Split(s, sep []byte) [][]byte { return SplitN(s, sep, -1) }

// SplitN cuts s into at most n pieces.
func SplitN(s, sep []byte, n int) [][]byte {
	return pieces(s, strings.SplitN(string(s), string(sep), n), len(sep))
}

// SplitAfter cuts s after each sep.
func SplitAfter(s, sep []byte) [][]byte { return SplitAfterN(s, sep, -1) }

// SplitAfterN cuts s after sep into at most n pieces.
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return pieces(s, strings.SplitAfterN(string(s), string(sep), n), 0)
}

// Fields are the pieces between white space.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc are the pieces between runes for which f is true.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	start := -1
	for at, r := range string(s) {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:at:at])
			}
			start = -1
		} else if start < 0 {
			start = at
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

// Lines yields the lines with their ends.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			if !yield(s[:end:end]) {
				return
			}
			s = s[end:]
		}
	}
}

// SplitSeq yields what Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, piece := range Split(s, sep) {
			if !yield(piece) {
				return
			}
		}
	}
}

// FieldsSeq yields what Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, field := range Fields(s) {
			if !yield(field) {
				return
			}
		}
	}
}

// SplitAfterSeq yields what SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, piece := range SplitAfter(s, sep) {
			if !yield(piece) {
				return
			}
		}
	}
}

// FieldsFuncSeq yields what FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, field := range FieldsFunc(s, f) {
			if !yield(field) {
				return
			}
		}
	}
}

// CutLast is Cut at the last sep.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if at := LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, nil, false
}
