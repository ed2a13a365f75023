// Package strings has what many programs do with text in UTF-8.
package strings

import (
	"unicode/utf8"
	"unsafe"
)

// Builder collects a string; its zero value is empty and ready. It may not be copied once used.
type Builder struct {
	addr *Builder
	buf  []byte
}

func (b *Builder) copyCheck() {
	if b.addr == nil {
		b.addr = b
	} else if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String is what was collected; later bytes go behind it.
func (b *Builder) String() string { return *(*string)(unsafe.Pointer(&b.buf)) }

// Len is the number of bytes collected.
func (b *Builder) Len() int { return len(b.buf) }

// Cap is the room that there is.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset empties it.
func (b *Builder) Reset() { b.addr, b.buf = nil, nil }

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Builder) Grow(n int) {
	b.copyCheck()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		grown := make([]byte, len(b.buf), 2*cap(b.buf)+n)
		copy(grown, b.buf)
		b.buf = grown
	}
}

// Write appends bytes; its error is always nil.
func (b *Builder) Write(p []byte) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteByte appends a byte; its error is always nil.
func (b *Builder) WriteByte(c byte) error {
	b.copyCheck()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends a rune; its error is always nil.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.copyCheck()
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// WriteString appends a string; its error is always nil.
func (b *Builder) WriteString(s string) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, s...)
	return len(s), nil
}
