// Package utf16 writes runes in units of 16 bits.
package utf16

const (
	replacement = '\uFFFD'
	high        = 0xd800
	low         = 0xdc00
	end         = 0xe000
	self        = 0x10000
	most        = 0x10ffff
)

func IsSurrogate(r rune) bool { return high <= r && r < end }

func DecodeRune(r1, r2 rune) rune {
	if high <= r1 && r1 < low && low <= r2 && r2 < end {
		return (r1-high)<<10 + (r2 - low) + self
	}
	return replacement
}

func EncodeRune(r rune) (r1, r2 rune) {
	if r < self || r > most {
		return replacement, replacement
	}
	r -= self
	return high + r>>10, low + r&0x3ff
}

func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < high, end <= r && r < self:
		return 1
	case self <= r && r <= most:
		return 2
	}
	return -1
}

func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

func Encode(s []rune) []uint16 {
	out := make([]uint16, 0, len(s))
	for _, r := range s {
		out = AppendRune(out, r)
	}
	return out
}

func Decode(s []uint16) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		switch {
		case !IsSurrogate(r):
		case i+1 < len(s) && DecodeRune(r, rune(s[i+1])) != replacement:
			r = DecodeRune(r, rune(s[i+1]))
			i++
		default:
			r = replacement
		}
		out = append(out, r)
	}
	return out
}
