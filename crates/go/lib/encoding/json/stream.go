package json

import (
	"bytes"
	"io"
)

// An Encoder writes values to a stream, each with a line feed.
type Encoder struct {
	w              io.Writer
	err            error
	html           bool
	prefix, indent string
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, html: true} }

func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := encoder{html: enc.html}
	if err := e.any(v); err != nil {
		return err
	}
	b := e.b
	if enc.prefix != "" || enc.indent != "" {
		b = appendIndent(nil, b, enc.prefix, enc.indent)
	}
	_, enc.err = enc.w.Write(append(b, '\n'))
	return enc.err
}

func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }
func (enc *Encoder) SetEscapeHTML(on bool)           { enc.html = on }

// A Decoder reads values from a stream.
type Decoder struct {
	r              io.Reader
	buf            []byte
	at             int
	passed         int64
	err            error
	number, strict bool
	// What the tokens so far are inside of: '{' before a key, ':' before its value, '['.
	stack []byte
	comma bool
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

func (dec *Decoder) UseNumber()             { dec.number = true }
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }
func (dec *Decoder) Buffered() io.Reader    { return bytes.NewReader(dec.buf[dec.at:]) }
func (dec *Decoder) InputOffset() int64     { return dec.passed + int64(dec.at) }

// more reads on; an error if there is no more.
func (dec *Decoder) more() error {
	if dec.at > 0 {
		dec.passed += int64(dec.at)
		dec.buf = append(dec.buf[:0], dec.buf[dec.at:]...)
		dec.at = 0
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		dec.buf = append(make([]byte, 0, 2*cap(dec.buf)+512), dec.buf...)
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	if n > 0 {
		return nil
	}
	return err
}

// peek skips spaces; it gives the next byte.
func (dec *Decoder) peek() (byte, error) {
	for {
		dec.at = space(dec.buf, dec.at)
		if dec.at < len(dec.buf) {
			return dec.buf[dec.at], nil
		}
		if err := dec.more(); err != nil {
			return 0, err
		}
	}
}

// next reads a whole value.
func (dec *Decoder) next() ([]byte, error) {
	if _, err := dec.peek(); err != nil {
		return nil, err
	}
	for {
		end, err := scanValue(dec.buf, dec.at)
		number := err == nil && end == len(dec.buf) && kindName(dec.buf[dec.at]) == "number"
		if err == nil && !number {
			value := dec.buf[dec.at:end]
			dec.at = end
			return value, nil
		}
		if err != nil && err != errEnd {
			if e, ok := err.(*SyntaxError); ok {
				e.Offset += dec.passed
			}
			return nil, err
		}
		if ioErr := dec.more(); ioErr != nil {
			if number && ioErr == io.EOF {
				value := dec.buf[dec.at:]
				dec.at = len(dec.buf)
				return value, nil
			}
			if ioErr == io.EOF {
				ioErr = io.ErrUnexpectedEOF
			}
			return nil, ioErr
		}
	}
}

func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.separator(); err != nil {
		return err
	}
	value, err := dec.next()
	if err != nil {
		dec.err = err
		return err
	}
	dec.value()
	d := decoder{data: value, number: dec.number, strict: dec.strict}
	return d.decode(v)
}

func (dec *Decoder) top() byte {
	if len(dec.stack) == 0 {
		return 0
	}
	return dec.stack[len(dec.stack)-1]
}

// separator takes the comma or colon in front of the next token.
func (dec *Decoder) separator() error {
	c, err := dec.peek()
	if err != nil {
		return err
	}
	switch {
	case dec.top() == ':':
		if c != ':' {
			return invalid(dec.buf, dec.at, "after object key")
		}
		dec.at++
	case dec.comma && c == ',':
		dec.at++
	case dec.comma && c != ']' && c != '}':
		where := "after array element"
		if dec.top() == '{' {
			where = "after object key:value pair"
		}
		return invalid(dec.buf, dec.at, where)
	}
	return nil
}

// value notes that a value was read.
func (dec *Decoder) value() {
	switch dec.top() {
	case ':':
		dec.stack[len(dec.stack)-1] = '{'
		dec.comma = true
	case '[':
		dec.comma = true
	case '{':
		dec.stack[len(dec.stack)-1] = ':'
		dec.comma = false
	}
}

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

type Delim rune

func (d Delim) String() string { return string(d) }

func (dec *Decoder) Token() (Token, error) {
	if dec.err != nil {
		return nil, dec.err
	}
	if err := dec.separator(); err != nil {
		return nil, err
	}
	c, err := dec.peek()
	if err != nil {
		return nil, err
	}
	switch c {
	case '{', '[':
		dec.at++
		dec.stack = append(dec.stack, c)
		dec.comma = false
		return Delim(c), nil
	case '}', ']':
		if dec.top() != c-2 {
			return nil, invalid(dec.buf, dec.at, "looking for beginning of value")
		}
		dec.at++
		dec.stack = dec.stack[:len(dec.stack)-1]
		dec.comma = false
		dec.value()
		return Delim(c), nil
	}
	if dec.top() == '{' && c != '"' {
		return nil, invalid(dec.buf, dec.at, "looking for beginning of object key string")
	}
	value, err := dec.next()
	if err != nil {
		dec.err = err
		return nil, err
	}
	d := decoder{data: value, number: dec.number}
	dec.value()
	return d.any(0)
}

// More says whether the array or object has another element.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}
