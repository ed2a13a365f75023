// Package bufio puts buffers before readers and writers.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const (
	defaultSize   = 4096
	minReadSize   = 16
	emptyReadsMax = 100
	nothing       = -1 // for lastByte and lastRuneSize
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")

	errNegativeRead = errors.New("bufio: reader returned negative count from Read")
)

// Reader reads through a buffer.
type Reader struct {
	buf          []byte
	from, to     int // buf[from:to] is read but not given out
	source       io.Reader
	err          error
	lastByte     int // for UnreadByte
	lastRuneSize int // for UnreadRune
}

func (b *Reader) restart(buf []byte, source io.Reader) {
	*b = Reader{buf: buf, source: source, lastByte: nothing, lastRuneSize: nothing}
}

// NewReaderSize makes a Reader with a buffer of at least so many bytes.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if already, ok := rd.(*Reader); ok && len(already.buf) >= size {
		return already
	}
	b := &Reader{}
	b.restart(make([]byte, max(size, minReadSize)), rd)
	return b
}

// NewReader makes a Reader with a buffer of the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

// Size is the size of the buffer.
func (b *Reader) Size() int { return len(b.buf) }

// Reset begins with another source.
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	b.restart(b.buf, r)
}

// fill reads once more into the free part of the buffer.
func (b *Reader) fill() {
	if b.from > 0 {
		copy(b.buf, b.buf[b.from:b.to])
		b.to -= b.from
		b.from = 0
	}
	for range emptyReadsMax {
		n, err := b.source.Read(b.buf[b.to:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.to += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) takeError() error {
	err := b.err
	b.err = nil
	return err
}

// forget makes the next Unread an error.
func (b *Reader) forget() { b.lastByte, b.lastRuneSize = nothing, nothing }

func (b *Reader) given(bytes []byte) {
	if n := len(bytes); n > 0 {
		b.lastByte, b.lastRuneSize = int(bytes[n-1]), nothing
	}
}

// Peek shows the next n bytes.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.forget()
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.from:b.to], ErrBufferFull
	}
	var err error
	if there := b.Buffered(); there < n {
		n = there
		if err = b.takeError(); err == nil {
			err = ErrBufferFull
		}
	}
	return b.buf[b.from : b.from+n], err
}

// Discard skips n bytes.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.forget()
	for left := n; left > 0; {
		if b.Buffered() == 0 {
			b.fill()
		}
		skip := min(b.Buffered(), left)
		b.from += skip
		left -= skip
		discarded += skip
		if left > 0 && b.err != nil {
			return discarded, b.takeError()
		}
	}
	return discarded, nil
}

// Read gives out what is there, after at most one read of the source.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.takeError()
	}
	if b.from == b.to {
		if b.err != nil {
			return 0, b.takeError()
		}
		if len(p) >= len(b.buf) {
			n, b.err = b.source.Read(p)
			b.given(p[:n])
			return n, b.takeError()
		}
		b.from, b.to = 0, 0
		if n, b.err = b.source.Read(b.buf); n == 0 {
			return 0, b.takeError()
		}
		b.to = n
	}
	n = copy(p, b.buf[b.from:b.to])
	b.from += n
	b.given(p[:n])
	return n, nil
}

// ReadByte reads one byte.
func (b *Reader) ReadByte() (byte, error) {
	b.lastRuneSize = nothing
	for b.from == b.to {
		if b.err != nil {
			return 0, b.takeError()
		}
		b.fill()
	}
	c := b.buf[b.from]
	b.from++
	b.lastByte = int(c)
	return c, nil
}

// UnreadByte takes the last byte back.
func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.from == 0 && b.to > 0 {
		return ErrInvalidUnreadByte
	}
	if b.from > 0 {
		b.from--
	} else {
		b.to = 1
	}
	b.buf[b.from] = byte(b.lastByte)
	b.forget()
	return nil
}

// ReadRune reads one rune.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.from+utf8.UTFMax > b.to && !utf8.FullRune(b.buf[b.from:b.to]) && b.err == nil && b.Buffered() < len(b.buf) {
		b.fill()
	}
	b.lastRuneSize = nothing
	if b.from == b.to {
		return 0, 0, b.takeError()
	}
	r, size = utf8.DecodeRune(b.buf[b.from:b.to])
	b.from += size
	b.lastByte, b.lastRuneSize = int(b.buf[b.from-1]), size
	return r, size, nil
}

// UnreadRune takes the last rune back, if a rune was read last.
func (b *Reader) UnreadRune() error {
	if b.lastRuneSize < 0 || b.from < b.lastRuneSize {
		return ErrInvalidUnreadRune
	}
	b.from -= b.lastRuneSize
	b.forget()
	return nil
}

// Buffered is the number of bytes that need no read.
func (b *Reader) Buffered() int { return b.to - b.from }

// ReadSlice reads up to delim; the bytes are valid until the next read.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		if at := bytes.IndexByte(b.buf[b.from+searched:b.to], delim); at >= 0 {
			end := b.from + searched + at + 1
			line = b.buf[b.from:end]
			b.from = end
			break
		}
		if b.err != nil {
			line = b.buf[b.from:b.to]
			b.from = b.to
			err = b.takeError()
			break
		}
		if b.Buffered() >= len(b.buf) {
			b.from = b.to
			line, err = b.buf, ErrBufferFull
			break
		}
		searched = b.Buffered()
		b.fill()
	}
	b.given(line)
	return line, err
}

// ReadLine reads a line without its end; isPrefix says that the buffer was too short for it.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		if n := len(line); n > 0 && line[n-1] == '\r' {
			// It may be half of "\r\n".
			b.from--
			line = line[:n-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if n := len(line); line[n-1] == '\n' {
		line = line[:n-1]
		if n > 1 && line[n-2] == '\r' {
			line = line[:n-2]
		}
	}
	return line, false, nil
}

// ReadBytes reads up to delim, which is the last byte.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	line := []byte{}
	for {
		piece, err := b.ReadSlice(delim)
		line = append(line, piece...)
		if err != ErrBufferFull {
			return line, err
		}
	}
}

// ReadString is ReadBytes as a string.
func (b *Reader) ReadString(delim byte) (string, error) {
	line, err := b.ReadBytes(delim)
	return string(line), err
}

// WriteTo writes all that comes to w.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.forget()
	for {
		if b.Buffered() > 0 {
			put, err := w.Write(b.buf[b.from:b.to])
			b.from += put
			n += int64(put)
			if err != nil {
				return n, err
			}
			continue
		}
		if b.err != nil {
			break
		}
		b.fill()
	}
	if err = b.takeError(); err == io.EOF {
		err = nil
	}
	return n, err
}
