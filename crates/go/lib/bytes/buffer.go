package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// ErrTooLarge is what a Buffer panics with when it cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")

// What was read last, so that it can be taken back.
const (
	readNothing = 0
	readSome    = -1 // not a rune; a rune is its width
)

// Buffer collects bytes at its end and gives them out at its beginning; its zero value is
// empty and ready.
type Buffer struct {
	buf      []byte
	at       int
	lastRead int
}

// NewBuffer makes a Buffer of what is in buf already.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString makes a Buffer of what is in s already.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes is what was not read yet; valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.at:] }

// AvailableBuffer is an empty slice of the room at the end.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String is what was not read yet; of a nil Buffer, "<nil>".
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.at:])
}

// Peek is the next n bytes, or what there is with io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.at:], io.EOF
	}
	return b.buf[b.at : b.at+n], nil
}

// Len is the number of bytes not read yet.
func (b *Buffer) Len() int { return len(b.buf) - b.at }

// Cap is the whole room.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available is the room at the end.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate keeps only the first n unread bytes. It panics if n is out of range.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.lastRead = readNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.at+n]
}

// Reset empties it.
func (b *Buffer) Reset() { b.buf, b.at, b.lastRead = b.buf[:0], 0, readNothing }

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.lastRead = readNothing
	if b.Available() < n {
		grown := make([]byte, b.Len(), 2*b.Cap()+n)
		copy(grown, b.buf[b.at:])
		b.buf, b.at = grown, 0
	}
}

// Write appends bytes; its error is always nil.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = readNothing
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends a string; its error is always nil.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = readNothing
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends a byte; its error is always nil.
func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = readNothing
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends a rune; its error is always nil.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	before := len(b.buf)
	b.lastRead = readNothing
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// ReadFrom appends what r gives until it ends.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = readNothing
	for {
		b.Grow(MinRead)
		got, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if got < 0 {
			panic(errNegativeRead)
		}
		b.buf = b.buf[:len(b.buf)+got]
		n += int64(got)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes all to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = readNothing
	if all := b.Len(); all > 0 {
		put, err := w.Write(b.buf[b.at:])
		if put > all {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.at += put
		if err != nil {
			return int64(put), err
		}
		if put != all {
			return int64(put), io.ErrShortWrite
		}
		n = int64(put)
	}
	b.Reset()
	return n, nil
}

// Read gives bytes out.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.lastRead = readNothing
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.at:])
	b.at += n
	if n > 0 {
		b.lastRead = readSome
	}
	return n, nil
}

// Next gives the next n bytes out, or what there is.
func (b *Buffer) Next(n int) []byte {
	b.lastRead = readNothing
	n = min(n, b.Len())
	next := b.buf[b.at : b.at+n]
	b.at += n
	if n > 0 {
		b.lastRead = readSome
	}
	return next
}

// ReadByte gives one byte out.
func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	b.at++
	b.lastRead = readSome
	return b.buf[b.at-1], nil
}

// ReadRune gives one rune out.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.at:])
	b.at += size
	b.lastRead = size
	return r, size, nil
}

// UnreadRune takes the last rune back.
func (b *Buffer) UnreadRune() error {
	if b.lastRead <= readNothing {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.at -= b.lastRead
	b.lastRead = readNothing
	return nil
}

// UnreadByte takes the last byte back.
func (b *Buffer) UnreadByte() error {
	if b.lastRead == readNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.lastRead = readNothing
	if b.at > 0 {
		b.at--
	}
	return nil
}

// ReadBytes gives bytes out up to delim, which is the last one.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	end := IndexByte(b.buf[b.at:], delim) + 1
	if end == 0 {
		end, err = b.Len(), io.EOF
	}
	line = append(line, b.buf[b.at:b.at+end]...)
	b.at += end
	b.lastRead = readSome
	return line, err
}

// ReadString is ReadBytes as a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	bytes, err := b.ReadBytes(delim)
	return string(bytes), err
}
