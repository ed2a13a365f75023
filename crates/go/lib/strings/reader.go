package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// Reader reads from a string.
type Reader struct {
	s        string
	at       int
	prevRune int // where the rune read last began, or -1
}

// NewReader makes a Reader of s.
func NewReader(s string) *Reader { return &Reader{s, 0, -1} }

// Len is the number of bytes not read yet.
func (r *Reader) Len() int { return max(len(r.s)-r.at, 0) }

// Size is the length of the whole string.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Reset begins with another string.
func (r *Reader) Reset(s string) { *r = Reader{s, 0, -1} }

// Read reads as many bytes as there are, up to len(b).
func (r *Reader) Read(b []byte) (int, error) {
	r.prevRune = -1
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	n := copy(b, r.s[r.at:])
	r.at += n
	return n, nil
}

// ReadAt reads from an offset.
func (r *Reader) ReadAt(b []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n := copy(b, r.s[off:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// ReadByte reads one byte.
func (r *Reader) ReadByte() (byte, error) {
	r.prevRune = -1
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	r.at++
	return r.s[r.at-1], nil
}

// UnreadByte goes one byte back.
func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.prevRune = -1
	r.at--
	return nil
}

// ReadRune reads one rune.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.at >= len(r.s) {
		r.prevRune = -1
		return 0, 0, io.EOF
	}
	r.prevRune = r.at
	ch, size = utf8.DecodeRuneInString(r.s[r.at:])
	r.at += size
	return ch, size, nil
}

// UnreadRune goes one rune back, if a rune was read last.
func (r *Reader) UnreadRune() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	}
	if r.prevRune < 0 {
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.at, r.prevRune = r.prevRune, -1
	return nil
}

// Seek moves to an offset.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.prevRune = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += int64(r.at)
	case io.SeekEnd:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.at = int(offset)
	return offset, nil
}

// WriteTo writes the rest to w.
func (r *Reader) WriteTo(w io.Writer) (int64, error) {
	r.prevRune = -1
	if r.at >= len(r.s) {
		return 0, nil
	}
	n, err := io.WriteString(w, r.s[r.at:])
	r.at += n
	return int64(n), err
}
