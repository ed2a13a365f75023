// Package hex writes bytes as two digits each.
package hex

import (
	"errors"
	"fmt"
	"strings"
)

const digits = "0123456789abcdef"

var ErrLength = errors.New("encoding/hex: odd length hex string")

type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

func AppendEncode(dst, src []byte) []byte {
	for _, b := range src {
		dst = append(dst, digits[b>>4], digits[b&15])
	}
	return dst
}

func Encode(dst, src []byte) int       { return copy(dst, AppendEncode(nil, src)) }
func EncodeToString(src []byte) string { return string(AppendEncode(nil, src)) }

func AppendDecode(dst, src []byte) ([]byte, error) {
	for i := 0; i+1 < len(src); i += 2 {
		v := byte(0)
		for _, c := range src[i : i+2] {
			d := strings.IndexByte(digits, c|0x20)
			if d < 0 || c < '0' {
				return dst, InvalidByteError(c)
			}
			v = v<<4 | byte(d)
		}
		dst = append(dst, v)
	}
	if len(src)%2 == 1 {
		if c := src[len(src)-1]; strings.IndexByte(digits, c|0x20) < 0 || c < '0' {
			return dst, InvalidByteError(c)
		}
		return dst, ErrLength
	}
	return dst, nil
}

func Decode(dst, src []byte) (int, error) {
	out, err := AppendDecode(nil, src)
	return copy(dst, out), err
}

func DecodeString(s string) ([]byte, error) {
	return AppendDecode(make([]byte, 0, len(s)/2), []byte(s))
}
