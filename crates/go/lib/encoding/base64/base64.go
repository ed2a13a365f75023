// Package base64 writes bytes in letters, six bits each.
package base64

import (
	"io"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

type Encoding struct {
	letters string
	digit   [256]uint8
	pad     rune
	strict  bool
}

type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

var (
	StdEncoding    = NewEncoding(upper + "+/")
	URLEncoding    = NewEncoding(upper + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

func NewEncoding(letters string) *Encoding {
	if len(letters) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{letters: letters, pad: StdPadding}
	for i := range e.digit {
		e.digit[i] = 0xff
	}
	for i := range len(letters) {
		e.digit[letters[i]] = uint8(i)
	}
	return e
}

func (enc Encoding) WithPadding(padding rune) *Encoding {
	enc.pad = padding
	return &enc
}

func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) > 0 {
		var v uint
		n := min(3, len(src))
		for i := range 3 {
			v <<= 8
			if i < n {
				v |= uint(src[i])
			}
		}
		for i := range n + 1 {
			dst = append(dst, enc.letters[v>>(18-6*i)&63])
		}
		for i := n; i < 3 && enc.pad != NoPadding; i++ {
			dst = append(dst, byte(enc.pad))
		}
		src = src[n:]
	}
	return dst
}

func (enc *Encoding) Encode(dst, src []byte)             { copy(dst, enc.AppendEncode(nil, src)) }
func (enc *Encoding) EncodeToString(src []byte) string   { return string(enc.AppendEncode(nil, src)) }
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	return enc.AppendDecode(make([]byte, 0, enc.DecodedLen(len(s))), []byte(s))
}

func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	out, err := enc.AppendDecode(nil, src)
	return copy(dst, out), err
}

func skip(src []byte, i int) int {
	for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	for i := skip(src, 0); i < len(src); i = skip(src, i) {
		var v uint
		j := 0
		for ; j < 4; j++ {
			i = skip(src, i)
			if i == len(src) {
				if j == 0 {
					return dst, nil
				}
				if j == 1 || enc.pad != NoPadding {
					return dst, CorruptInputError(i - j)
				}
				break
			}
			c := src[i]
			i++
			if d := enc.digit[c]; d != 0xff {
				v = v<<6 | uint(d)
				continue
			}
			if rune(c) != enc.pad || j < 2 {
				return dst, CorruptInputError(i - 1)
			}
			if j == 2 {
				if i = skip(src, i); i == len(src) {
					return dst, CorruptInputError(len(src))
				}
				if rune(src[i]) != enc.pad {
					return dst, CorruptInputError(i)
				}
				i++
			}
			if i = skip(src, i); i < len(src) {
				return enc.last(dst, v, j, i, CorruptInputError(i))
			}
			return enc.last(dst, v, j, i, nil)
		}
		if j < 4 {
			return enc.last(dst, v, j, i, nil)
		}
		dst = append(dst, byte(v>>16), byte(v>>8), byte(v))
	}
	return dst, nil
}

// last appends the bytes of a group of two or three letters.
func (enc *Encoding) last(dst []byte, v uint, n, i int, err error) ([]byte, error) {
	v <<= 6 * uint(4-n)
	if enc.strict && v&(1<<(8*uint(4-n))-1) != 0 {
		return dst, CorruptInputError(i - (4 - n))
	}
	for k := range n - 1 {
		dst = append(dst, byte(v>>(16-8*k)))
	}
	return dst, err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte
}

// NewEncoder writes in letters what is written; Close writes the rest.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (int, error) {
	all := append(e.rest, p...)
	whole := len(all) / 3 * 3
	_, err := e.w.Write(e.enc.AppendEncode(nil, all[:whole]))
	e.rest = append([]byte(nil), all[whole:]...)
	return len(p), err
}

func (e *encoder) Close() error {
	if len(e.rest) == 0 {
		return nil
	}
	_, err := e.w.Write(e.enc.AppendEncode(nil, e.rest))
	e.rest = nil
	return err
}

type decoder struct {
	enc *Encoding
	r   io.Reader
	out []byte
	err error
}

// NewDecoder reads bytes out of letters.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	if d.err == nil {
		all, err := io.ReadAll(d.r)
		if err == nil {
			d.out, err = d.enc.AppendDecode(nil, all)
		}
		if d.err = err; err == nil {
			d.err = io.EOF
		}
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	if n == 0 {
		return 0, d.err
	}
	return n, nil
}
