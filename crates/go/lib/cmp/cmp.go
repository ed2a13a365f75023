// Package cmp compares ordered values.
package cmp

// Ordered permits any type with < and its kin.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 | ~string
}

// Less reports whether x is less than y; a NaN is less than anything else.
func Less[T Ordered](x, y T) bool {
	return x < y || x != x && y == y
}

// Compare is -1, 0 or +1; a NaN is less than anything else, and equals a NaN.
func Compare[T Ordered](x, y T) int {
	xNaN, yNaN := x != x, y != y
	switch {
	case xNaN && yNaN:
		return 0
	case xNaN || x < y:
		return -1
	case yNaN || x > y:
		return +1
	}
	return 0
}

// Or is the first of the values that is not zero, or zero.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, val := range vals {
		if val != zero {
			return val
		}
	}
	return zero
}
