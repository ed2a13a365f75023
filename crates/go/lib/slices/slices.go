// Package slices has what many programs do with slices of any type.
package slices

import "cmp"

// Equal reports whether both have the same elements in the same order.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i := range s1 {
		if s1[i] != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with elements compared by eq.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, first := range s1 {
		if !eq(first, s2[i]) {
			return false
		}
	}
	return true
}

// Compare is the order of the first elements that differ, or of the lengths.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	return CompareFunc(s1, s2, cmp.Compare[E])
}

// CompareFunc is Compare with elements compared by order.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, order func(E1, E2) int) int {
	for i, first := range s1 {
		if i >= len(s2) {
			return +1
		}
		if c := order(first, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// Index is where v is first, or -1.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if s[i] == v {
			return i
		}
	}
	return -1
}

// IndexFunc is where f is true first, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is there.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f is true of an element.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// Insert puts vs before s[i]. It panics if i is out of range.
func Insert[S ~[]E, E any](s S, i int, vs ...E) S {
	_ = s[i:]
	if len(vs) == 0 {
		return s
	}
	tail := len(s) - i
	if len(s)+len(vs) > cap(s) {
		grown := append(s[:i:i], make(S, len(vs)+tail)...)
		copy(grown[i:], vs)
		copy(grown[i+len(vs):], s[i:])
		return grown
	}
	// The values may lie in s itself.
	inserted := append(S(nil), vs...)
	s = s[:len(s)+len(vs)]
	copy(s[i+len(vs):], s[i:])
	copy(s[i:], inserted)
	return s
}

// Delete takes s[i:j] out and clears what is left over at the end.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	old := len(s)
	s = append(s[:i], s[j:]...)
	clear(s[len(s):old])
	return s
}

// DeleteFunc takes out the elements for which del is true.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for at := kept + 1; at < len(s); at++ {
		if v := s[at]; !del(v) {
			s[kept] = v
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Replace puts v in the place of s[i:j].
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	if i == j {
		return Insert(s, i, v...)
	}
	old := len(s)
	tail := s[j:]
	total := i + len(v) + len(tail)
	if total > cap(s) {
		grown := append(s[:i:i], make(S, total-i)...)
		copy(grown[i:], v)
		copy(grown[i+len(v):], tail)
		return grown
	}
	replacing := append(S(nil), v...)
	replaced := s[:total]
	copy(replaced[i+len(v):], tail)
	copy(replaced[i:], replacing)
	if total < old {
		clear(s[total:old])
	}
	return replaced
}

// Clone is a copy; of nil, nil.
func Clone[S ~[]E, E any](s S) S {
	return append(s[:0:0], s...)
}

// Compact keeps one of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	return CompactFunc(s, func(a, b E) bool { return a == b })
}

// CompactFunc is Compact with elements compared by eq.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	if len(s) < 2 {
		return s
	}
	kept := 1
	for at := 1; at < len(s); at++ {
		if !eq(s[at], s[at-1]) {
			if kept != at {
				s[kept] = s[at]
			}
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Grow makes room for n more elements.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

// Clip takes unused capacity away.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Reverse turns the order round, in place.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Concat joins slices into a new one.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
		if size < 0 {
			panic("len out of range")
		}
	}
	joined := Grow[S](nil, size)
	for _, s := range slices {
		joined = append(joined, s...)
	}
	return joined
}

// Repeat is x, count times.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	repeated := make(S, 0, len(x)*count)
	for range count {
		repeated = append(repeated, x...)
	}
	return repeated
}
