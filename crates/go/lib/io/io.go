// Package io has the interfaces of reading and writing, and what is done with them.
package io

import "errors"

const (
	SeekStart   = 0 // from the beginning
	SeekCurrent = 1 // from where it stands
	SeekEnd     = 2 // from the end
)

var (
	// EOF says that there is no more input.
	EOF = errors.New("EOF")
	// ErrUnexpectedEOF says that input ended in the middle.
	ErrUnexpectedEOF = errors.New("unexpected EOF")
	// ErrShortWrite says that fewer bytes were written than asked, without an error.
	ErrShortWrite = errors.New("short write")
	// ErrShortBuffer says that a buffer is too short for what was asked.
	ErrShortBuffer = errors.New("short buffer")
	// ErrNoProgress says that many reads gave nothing.
	ErrNoProgress = errors.New("multiple Read calls return no data or error")
	// ErrClosedPipe says that the pipe was closed.
	ErrClosedPipe = errors.New("io: read/write on closed pipe")

	errInvalidWrite = errors.New("invalid write result")
)

type (
	Reader interface {
		Read(p []byte) (n int, err error)
	}
	Writer interface {
		Write(p []byte) (n int, err error)
	}
	Closer interface{ Close() error }
	Seeker interface {
		Seek(offset int64, whence int) (int64, error)
	}
	ReaderFrom interface {
		ReadFrom(r Reader) (n int64, err error)
	}
	WriterTo interface {
		WriteTo(w Writer) (n int64, err error)
	}
	ReaderAt interface {
		ReadAt(p []byte, off int64) (n int, err error)
	}
	WriterAt interface {
		WriteAt(p []byte, off int64) (n int, err error)
	}
	ByteReader  interface{ ReadByte() (byte, error) }
	ByteScanner interface {
		ByteReader
		UnreadByte() error
	}
	ByteWriter interface{ WriteByte(c byte) error }
	RuneReader interface {
		ReadRune() (r rune, size int, err error)
	}
	RuneScanner interface {
		RuneReader
		UnreadRune() error
	}
	StringWriter interface {
		WriteString(s string) (n int, err error)
	}
	ReadWriter interface {
		Reader
		Writer
	}
	ReadCloser interface {
		Reader
		Closer
	}
	WriteCloser interface {
		Writer
		Closer
	}
	ReadWriteCloser interface {
		Reader
		Writer
		Closer
	}
	ReadSeeker interface {
		Reader
		Seeker
	}
	WriteSeeker interface {
		Writer
		Seeker
	}
	ReadWriteSeeker interface {
		Reader
		Writer
		Seeker
	}
)

// WriteString writes a string, by WriteString if w has it.
func WriteString(w Writer, s string) (n int, err error) {
	if own, ok := w.(StringWriter); ok {
		return own.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads until least bytes are there.
func ReadAtLeast(r Reader, buf []byte, least int) (n int, err error) {
	if len(buf) < least {
		return 0, ErrShortBuffer
	}
	for n < least && err == nil {
		var got int
		got, err = r.Read(buf[n:])
		n += got
	}
	switch {
	case n >= least:
		err = nil
	case n > 0 && err == EOF:
		err = ErrUnexpectedEOF
	}
	return n, err
}

// ReadFull fills buf.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

const copyBuffer = 32 * 1024

// Copy copies until there is no more input.
func Copy(dst Writer, src Reader) (written int64, err error) { return CopyBuffer(dst, src, nil) }

// CopyN copies n bytes; EOF if there are fewer.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written < n && err == nil {
		err = EOF
	}
	return written, err
}

// CopyBuffer is Copy through a buffer of the caller's.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if own, ok := src.(WriterTo); ok {
		return own.WriteTo(dst)
	}
	if own, ok := dst.(ReaderFrom); ok {
		return own.ReadFrom(src)
	}
	if buf == nil {
		size := copyBuffer
		if limited, ok := src.(*LimitedReader); ok && limited.N < int64(size) {
			size = int(max(limited.N, 1))
		}
		buf = make([]byte, size)
	}
	for {
		got, readErr := src.Read(buf)
		if got > 0 {
			put, writeErr := dst.Write(buf[:got])
			if put < 0 || put > got {
				put = 0
				if writeErr == nil {
					writeErr = errInvalidWrite
				}
			}
			written += int64(put)
			if writeErr != nil {
				return written, writeErr
			}
			if put < got {
				return written, ErrShortWrite
			}
		}
		if readErr == EOF {
			return written, nil
		}
		if readErr != nil {
			return written, readErr
		}
	}
}

// LimitReader reads at most n bytes of r.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{r, n} }

// LimitedReader reads at most N bytes of R.
type LimitedReader struct {
	R Reader
	N int64
}

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N <= 0 {
		return 0, EOF
	}
	if int64(len(p)) > l.N {
		p = p[:l.N]
	}
	n, err = l.R.Read(p)
	l.N -= int64(n)
	return n, err
}

// TeeReader writes to w what it reads of r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

type teeReader struct {
	r Reader
	w Writer
}

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.r.Read(p)
	if n > 0 {
		if put, err := t.w.Write(p[:n]); err != nil {
			return put, err
		}
	}
	return n, err
}

// Discard takes whatever is written.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

// NopCloser adds a Close that does nothing.
func NopCloser(r Reader) ReadCloser { return nopCloser{r} }

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

// ReadAll reads until there is no more.
func ReadAll(r Reader) ([]byte, error) {
	b := make([]byte, 0, 512)
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

type multiWriter struct{ writers []Writer }

// MultiWriter writes to each of the writers.
func MultiWriter(writers ...Writer) Writer {
	return &multiWriter{append([]Writer(nil), writers...)}
}

func (t *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range t.writers {
		n, err = w.Write(p)
		if err == nil && n != len(p) {
			err = ErrShortWrite
		}
		if err != nil {
			return n, err
		}
	}
	return len(p), nil
}

type multiReader struct{ readers []Reader }

// MultiReader reads one reader after the other.
func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

func (t *multiReader) Read(p []byte) (n int, err error) {
	for len(t.readers) > 0 {
		n, err = t.readers[0].Read(p)
		if err == EOF {
			t.readers = t.readers[1:]
		}
		if n > 0 || err != EOF {
			if err == EOF && len(t.readers) > 0 {
				err = nil
			}
			return n, err
		}
	}
	return 0, EOF
}
