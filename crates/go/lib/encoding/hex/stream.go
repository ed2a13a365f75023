package hex

import (
	"fmt"
	"io"
	"strings"
)

type encoder struct{ w io.Writer }

// NewEncoder writes digits to w for the bytes that are written to it.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (int, error) {
	n, err := e.w.Write(AppendEncode(nil, p))
	return n / 2, err
}

type decoder struct {
	r    io.Reader
	left []byte
	err  error
}

// NewDecoder reads digits from r, and gives the bytes.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.left) < 2 && d.err == nil {
		buffer := make([]byte, 1024)
		var n int
		n, d.err = d.r.Read(buffer)
		d.left = append(d.left, buffer[:n]...)
	}
	if d.err == io.EOF && len(d.left)%2 == 1 {
		d.err = io.ErrUnexpectedEOF
		if _, err := AppendDecode(nil, d.left[len(d.left)-1:]); err != ErrLength {
			d.err = err
		}
	}
	count := min(len(p), len(d.left)/2)
	out, err := AppendDecode(nil, d.left[:2*count])
	d.left = d.left[2*len(out):]
	copy(p, out)
	if err != nil {
		d.err, d.left = err, nil
	}
	if len(d.left) < 2 {
		return len(out), d.err
	}
	return len(out), nil
}

// A dumper writes lines of 16 bytes, each as soon as it is full.
type dumper struct {
	w      io.Writer
	at     int
	line   []byte
	closed bool
}

// Dumper writes to w what Dump shows. Close writes the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, fmt.Errorf("encoding/hex: dumper closed")
	}
	for _, c := range data {
		if d.line = append(d.line, c); len(d.line) == 16 {
			if err := d.flush(); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, nil
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}

func (d *dumper) flush() error {
	var b strings.Builder
	fmt.Fprintf(&b, "%08x", d.at)
	for i := range 16 {
		if i%8 == 0 {
			b.WriteByte(' ')
		}
		if i < len(d.line) {
			fmt.Fprintf(&b, " %02x", d.line[i])
		} else {
			b.WriteString("   ")
		}
	}
	b.WriteString("  |")
	for _, c := range d.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		b.WriteByte(c)
	}
	b.WriteString("|\n")
	d.at += len(d.line)
	d.line = d.line[:0]
	_, err := io.WriteString(d.w, b.String())
	return err
}

// Dump shows bytes as hexdump -C does.
func Dump(data []byte) string {
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}
