// Package base32 writes bytes as letters and digits, five bits each (RFC 4648).
package base32

import "strconv"

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// An Encoding is an alphabet of 32 characters, and a character that fills up the last eight.
type Encoding struct {
	alphabet string
	values   [256]byte
	padding  rune
}

var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

// CorruptInputError tells where the text is wrong.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding makes an encoding of an alphabet. It panics if that has not 32 characters.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	e := &Encoding{alphabet: encoder, padding: StdPadding}
	for i := range e.values {
		e.values[i] = 0xff
	}
	for i, c := range []byte(encoder) {
		if e.values[c] != 0xff {
			panic("encoding alphabet includes duplicate symbols")
		}
		e.values[c] = byte(i)
	}
	return e
}

// WithPadding is the same encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.values[byte(padding)] != 0xff:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	var bits, count uint
	length := len(dst) + enc.EncodedLen(len(src))
	for _, b := range src {
		bits, count = bits<<8|uint(b), count+8
		for count >= 5 {
			count -= 5
			dst = append(dst, enc.alphabet[bits>>count&31])
		}
	}
	if count > 0 {
		dst = append(dst, enc.alphabet[bits<<(5-count)&31])
	}
	for len(dst) < length {
		dst = append(dst, byte(enc.padding))
	}
	return dst
}

func (enc *Encoding) Encode(dst, src []byte)           { copy(dst, enc.AppendEncode(nil, src)) }
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

// AppendDecode leaves line ends out. Nothing of a group of eight characters that is wrong is kept.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	text := make([]byte, 0, len(src))
	for _, c := range src {
		if c != '\r' && c != '\n' {
			text = append(text, c)
		}
	}
	for at := 0; at < len(text); at += 8 {
		group := text[at:min(at+8, len(text))]
		var bits uint64
		n := 0
		for n < len(group) && enc.values[group[n]] != 0xff {
			bits = bits<<5 | uint64(enc.values[group[n]])
			n++
		}
		switch left := len(text) - at; {
		case n == 8:
		case n == len(group) && enc.padding != NoPadding:
			return dst, CorruptInputError(at)
		case n == len(group):
		case rune(group[n]) != enc.padding || n < 2 || left > 8:
			return dst, CorruptInputError(at + n)
		case left < 8:
			return dst, CorruptInputError(len(text))
		default:
			for k, c := range group[n:] {
				if rune(c) != enc.padding {
					return dst, CorruptInputError(at + n + k)
				}
			}
		}
		if n == 1 || n == 3 || n == 6 {
			return dst, CorruptInputError(at + n)
		}
		count := uint(n * 5)
		for ; count >= 8; count -= 8 {
			dst = append(dst, byte(bits>>(count-8)))
		}
	}
	return dst, nil
}

func (enc *Encoding) Decode(dst, src []byte) (int, error) {
	out, err := enc.AppendDecode(nil, src)
	return copy(dst, out), err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) { return enc.AppendDecode(nil, []byte(s)) }
