// Package bits counts and moves bits of unsigned integers.
package bits

// UintSize is the size of a uint in bits.
const UintSize = 64

// Len64 is the number of bits needed for x; 0 for 0.
func Len64(x uint64) int {
	n := 0
	for step := 32; step > 0; step /= 2 {
		if x>>uint(step) != 0 {
			x >>= uint(step)
			n += step
		}
	}
	if x != 0 {
		n++
	}
	return n
}

func Len(x uint) int     { return Len64(uint64(x)) }
func Len32(x uint32) int { return Len64(uint64(x)) }
func Len16(x uint16) int { return Len64(uint64(x)) }
func Len8(x uint8) int   { return Len64(uint64(x)) }

func LeadingZeros(x uint) int     { return 64 - Len(x) }
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }
func LeadingZeros8(x uint8) int   { return 8 - Len8(x) }

func trailing(x uint64, size int) int {
	if x == 0 {
		return size
	}
	return Len64(x&-x) - 1
}

func TrailingZeros(x uint) int     { return trailing(uint64(x), 64) }
func TrailingZeros64(x uint64) int { return trailing(x, 64) }
func TrailingZeros32(x uint32) int { return trailing(uint64(x), 32) }
func TrailingZeros16(x uint16) int { return trailing(uint64(x), 16) }
func TrailingZeros8(x uint8) int   { return trailing(uint64(x), 8) }

// OnesCount64 counts the bits that are 1.
func OnesCount64(x uint64) int {
	n := 0
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}

func OnesCount(x uint) int     { return OnesCount64(uint64(x)) }
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }
func OnesCount8(x uint8) int   { return OnesCount64(uint64(x)) }

// RotateLeft64 rotates left by k bits, right if k is negative.
func RotateLeft64(x uint64, k int) uint64 { s := uint(k) & 63; return x<<s | x>>(64-s) }
func RotateLeft32(x uint32, k int) uint32 { s := uint(k) & 31; return x<<s | x>>(32-s) }
func RotateLeft16(x uint16, k int) uint16 { s := uint(k) & 15; return x<<s | x>>(16-s) }
func RotateLeft8(x uint8, k int) uint8    { s := uint(k) & 7; return x<<s | x>>(8-s) }
func RotateLeft(x uint, k int) uint       { return uint(RotateLeft64(uint64(x), k)) }

func reverse(x uint64, size int) uint64 {
	var turned uint64
	for range size {
		turned = turned<<1 | x&1
		x >>= 1
	}
	return turned
}

func Reverse(x uint) uint       { return uint(reverse(uint64(x), 64)) }
func Reverse64(x uint64) uint64 { return reverse(x, 64) }
func Reverse32(x uint32) uint32 { return uint32(reverse(uint64(x), 32)) }
func Reverse16(x uint16) uint16 { return uint16(reverse(uint64(x), 16)) }
func Reverse8(x uint8) uint8    { return uint8(reverse(uint64(x), 8)) }

func reverseBytes(x uint64, size int) uint64 {
	var turned uint64
	for range size {
		turned = turned<<8 | x&0xFF
		x >>= 8
	}
	return turned
}

func ReverseBytes(x uint) uint       { return uint(reverseBytes(uint64(x), 8)) }
func ReverseBytes64(x uint64) uint64 { return reverseBytes(x, 8) }
func ReverseBytes32(x uint32) uint32 { return uint32(reverseBytes(uint64(x), 4)) }
func ReverseBytes16(x uint16) uint16 { return uint16(reverseBytes(uint64(x), 2)) }

// Add64 is the sum with carry in and out.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub64 is the difference with borrow in and out.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul64 is the product of 128 bits.
func Mul64(x, y uint64) (hi, lo uint64) {
	const mask = 1<<32 - 1
	x0, x1, y0, y1 := x&mask, x>>32, y&mask, y>>32
	low := x0 * y0
	middle := x1*y0 + low>>32
	other := middle&mask + x0*y1
	return x1*y1 + middle>>32 + other>>32, x * y
}
