package bytes

import (
	"io"
	"strings"
)

// Reader reads from a slice of bytes.
type Reader struct{ text strings.Reader }

// NewReader makes a Reader of b.
func NewReader(b []byte) *Reader {
	r := &Reader{}
	r.Reset(b)
	return r
}

func (r *Reader) Reset(b []byte)                               { r.text.Reset(string(b)) }
func (r *Reader) Len() int                                     { return r.text.Len() }
func (r *Reader) Size() int64                                  { return r.text.Size() }
func (r *Reader) Read(b []byte) (int, error)                   { return r.text.Read(b) }
func (r *Reader) ReadAt(b []byte, off int64) (int, error)      { return r.text.ReadAt(b, off) }
func (r *Reader) ReadByte() (byte, error)                      { return r.text.ReadByte() }
func (r *Reader) UnreadByte() error                            { return r.text.UnreadByte() }
func (r *Reader) ReadRune() (ch rune, size int, err error)     { return r.text.ReadRune() }
func (r *Reader) UnreadRune() error                            { return r.text.UnreadRune() }
func (r *Reader) Seek(offset int64, whence int) (int64, error) { return r.text.Seek(offset, whence) }
func (r *Reader) WriteTo(w io.Writer) (int64, error)           { return r.text.WriteTo(w) }
