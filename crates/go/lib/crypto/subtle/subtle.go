// Package subtle compares without telling by its time where the difference is.
package subtle

func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	var v byte
	for i := range x {
		v |= x[i] ^ y[i]
	}
	return ConstantTimeByteEq(v, 0)
}

func ConstantTimeByteEq(x, y uint8) int {
	if x == y {
		return 1
	}
	return 0
}

func ConstantTimeEq(x, y int32) int {
	if x == y {
		return 1
	}
	return 0
}

func ConstantTimeSelect(v, x, y int) int { return ^(v-1)&x | (v-1)&y }
