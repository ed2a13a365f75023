// Package xml reads and writes XML 1.0.
package xml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A SyntaxError tells what is wrong in which line.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// A Name is of an element or an attribute, with the URL of its namespace.
type Name struct{ Space, Local string }

type Attr struct {
	Name  Name
	Value string
}

// A Token is a StartElement, EndElement, CharData, Comment, ProcInst or Directive.
type Token any

type StartElement struct {
	Name Name
	Attr []Attr
}

func (e StartElement) Copy() StartElement {
	e.Attr = append([]Attr(nil), e.Attr...)
	return e
}

func (e StartElement) End() EndElement { return EndElement{e.Name} }

type EndElement struct{ Name Name }
type CharData []byte
type Comment []byte
type Directive []byte

type ProcInst struct {
	Target string
	Inst   []byte
}

func (c CharData) Copy() CharData   { return bytes.Clone(c) }
func (c Comment) Copy() Comment     { return bytes.Clone(c) }
func (d Directive) Copy() Directive { return bytes.Clone(d) }

func (p ProcInst) Copy() ProcInst {
	p.Inst = bytes.Clone(p.Inst)
	return p
}

// CopyToken copies a token's bytes.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case Directive:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case StartElement:
		return t.Copy()
	}
	return t
}

// A Decoder reads tokens, and takes nothing but XML.
type Decoder struct {
	Entity map[string]string

	r       *bufio.Reader
	line    int
	offset  int64
	open    []element
	closing *EndElement
	saved   *bytes.Buffer
	err     error
}

// An element is open: its name as it is written, and the namespaces that it declares.
type element struct {
	written, name Name
	spaces        map[string]string
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: bufio.NewReader(r), line: 1} }

func (d *Decoder) InputOffset() int64 { return d.offset }

// A failure leaves the functions below by a panic that Token catches.
type failure struct{ err error }

func (d *Decoder) fail(msg string) { panic(failure{&SyntaxError{msg, d.line}}) }

func (d *Decoder) peek() (byte, bool) {
	b, err := d.r.Peek(1)
	if err != nil {
		if err != io.EOF {
			panic(failure{err})
		}
		return 0, false
	}
	return b[0], true
}

func (d *Decoder) next() byte {
	c, ok := d.peek()
	if !ok {
		d.fail("unexpected EOF")
	}
	d.r.ReadByte()
	d.offset++
	if c == '\n' {
		d.line++
	}
	if d.saved != nil {
		d.saved.WriteByte(c)
	}
	return c
}

func (d *Decoder) takes(c byte) bool {
	if got, ok := d.peek(); ok && got == c {
		d.next()
		return true
	}
	return false
}

func (d *Decoder) space() {
	for {
		switch c, ok := d.peek(); {
		case ok && (c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			d.next()
		default:
			return
		}
	}
}

// until gives what stands before end.
func (d *Decoder) until(end string) []byte {
	var out []byte
	for !bytes.HasSuffix(out, []byte(end)) {
		out = append(out, d.next())
	}
	return out[:len(out)-len(end)]
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_:.-", c) >= 0 || c >= utf8.RuneSelf
}

// name reads a name with its prefix; without one, msg is the failure.
func (d *Decoder) name(msg string) Name {
	var out []byte
	for {
		c, ok := d.peek()
		if !ok && len(out) > 0 {
			d.fail("unexpected EOF")
		}
		if !ok || !isNameByte(c) {
			break
		}
		out = append(out, d.next())
	}
	if len(out) == 0 {
		d.fail(msg)
	}
	first, _ := utf8.DecodeRune(out)
	if first != '_' && first != ':' && !unicode.IsLetter(first) {
		d.fail("invalid XML name: " + string(out))
	}
	prefix, local, ok := strings.Cut(string(out), ":")
	if !ok || prefix == "" || local == "" {
		return Name{"", string(out)}
	}
	return Name{prefix, local}
}

// text reads up to a quote, or to the next element, with entities resolved.
func (d *Decoder) text(quote byte) []byte {
	var out []byte
	brackets := 0
	for {
		c, ok := d.peek()
		if !ok && quote == 0 || ok && c == '<' && quote == 0 {
			break
		}
		switch d.next() {
		case quote:
			if quote != 0 {
				return d.checked(out)
			}
			out = append(out, 0)
		case '<':
			d.fail("unescaped < inside quoted string")
		case '&':
			out = append(out, d.entity()...)
			brackets = 0
			continue
		case '\r':
			if next, ok := d.peek(); !ok || next != '\n' {
				out = append(out, '\n')
			}
		default:
			if c == '>' && brackets >= 2 && quote == 0 {
				d.fail("unescaped ]]> not in CDATA section")
			}
			out = append(out, c)
		}
		if c == ']' {
			brackets++
		} else {
			brackets = 0
		}
	}
	return d.checked(out)
}

func (d *Decoder) checked(text []byte) []byte {
	for rest := text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			d.fail("invalid UTF-8")
		}
		if !isInRange(r) {
			d.fail(fmt.Sprintf("illegal character code %U", r))
		}
		rest = rest[size:]
	}
	return text
}

func isInRange(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": `"`}

func (d *Decoder) entity() string {
	var name []byte
	for {
		c, ok := d.peek()
		if !ok {
			d.fail("unexpected EOF")
		}
		if !isNameByte(c) && !(c == '#' && len(name) == 0) {
			break
		}
		name = append(name, d.next())
	}
	shown := "&" + string(name)
	if !d.takes(';') {
		d.fail("invalid character entity " + shown + " (no semicolon)")
	}
	if digits, ok := strings.CutPrefix(string(name), "#"); ok {
		base := 10
		if strings.HasPrefix(digits, "x") {
			base, digits = 16, digits[1:]
		}
		if n, err := strconv.ParseUint(digits, base, 64); err == nil && n <= unicode.MaxRune {
			return string(rune(n))
		}
	}
	if s, ok := entities[string(name)]; ok {
		return s
	}
	if s, ok := d.Entity[string(name)]; ok {
		return s
	}
	d.fail("invalid character entity " + shown + ";")
	return ""
}

// RawToken is a token without its names' prefixes looked up, and without a check of what is open.
func (d *Decoder) RawToken() (t Token, err error) {
	defer func() {
		if f, ok := recover().(failure); ok {
			t, err = nil, f.err
			d.err = err
		}
	}()
	if d.err != nil {
		return nil, d.err
	}
	return d.raw()
}

func (d *Decoder) raw() (Token, error) {
	if d.closing != nil {
		end := *d.closing
		d.closing = nil
		return end, nil
	}
	c, ok := d.peek()
	if !ok {
		return nil, io.EOF
	}
	if c != '<' {
		return CharData(d.text(0)), nil
	}
	d.next()
	switch {
	case d.takes('/'):
		name := d.name("expected element name after </")
		d.space()
		if c := d.next(); c != '>' {
			shown := name.Local
			if name.Space != "" {
				shown = name.Space + ":" + shown
			}
			d.fail("invalid characters between </" + shown + " and >")
		}
		return EndElement{name}, nil
	case d.takes('?'):
		return d.instruction()
	case d.takes('!'):
		return d.declaration(), nil
	}
	start := StartElement{Name: d.name("expected element name after <")}
	for {
		d.space()
		if d.takes('/') {
			if d.next() != '>' {
				d.fail("expected /> in element")
			}
			d.closing = &EndElement{start.Name}
			return start, nil
		}
		if d.takes('>') {
			return start, nil
		}
		a := Attr{Name: d.name("expected attribute name in element")}
		d.space()
		if !d.takes('=') {
			d.fail("attribute name without = in element")
		}
		d.space()
		quote := d.next()
		if quote != '"' && quote != '\'' {
			d.fail("unquoted or missing attribute value in element")
		}
		a.Value = string(d.text(quote))
		start.Attr = append(start.Attr, a)
	}
}

func (d *Decoder) instruction() (Token, error) {
	target := d.name("expected target name after <?")
	d.space()
	data := d.until("?>")
	if target.Local == "xml" {
		if v := parameter("version", string(data)); v != "" && v != "1.0" {
			return nil, fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", v)
		}
		if e := parameter("encoding", string(data)); e != "" && !strings.EqualFold(e, "utf-8") {
			return nil, fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", e)
		}
	}
	return ProcInst{target.Local, data}, nil
}

func parameter(name, text string) string {
	_, rest, ok := strings.Cut(text, name+"=")
	if !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	value, _, _ := strings.Cut(rest[1:], rest[:1])
	return value
}

func (d *Decoder) declaration() Token {
	switch {
	case d.takes('-'):
		if d.next() != '-' {
			d.fail("invalid sequence <!- not part of <!--")
		}
		text := d.until("--")
		if d.next() != '>' {
			d.fail(`invalid sequence "--" not allowed in comments`)
		}
		return Comment(text)
	case d.takes('['):
		for _, c := range []byte("CDATA[") {
			if d.next() != c {
				d.fail("invalid <![ sequence")
			}
		}
		var out []byte
		for !bytes.HasSuffix(out, []byte("]]>")) {
			if _, ok := d.peek(); !ok {
				d.fail("unexpected EOF in CDATA section")
			}
			out = append(out, d.next())
		}
		return CharData(d.checked(bytes.ReplaceAll(out[:len(out)-3], []byte("\r\n"), []byte("\n"))))
	}
	var out []byte
	for depth, quote := 0, byte(0); ; {
		c := d.next()
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			depth++
		case c == '>' && depth == 0:
			return Directive(out)
		case c == '>':
			depth--
		}
		out = append(out, c)
	}
}

// Token is the next token; io.EOF comes at the end, when every element is closed.
func (d *Decoder) Token() (t Token, err error) {
	t, err = d.RawToken()
	if err == io.EOF && len(d.open) > 0 {
		d.err = &SyntaxError{"unexpected EOF", d.line}
		return nil, d.err
	}
	if err != nil {
		return nil, err
	}
	switch e := t.(type) {
	case StartElement:
		spaces := map[string]string{}
		for _, a := range e.Attr {
			if a.Name.Space == "xmlns" {
				spaces[a.Name.Local] = a.Value
			} else if a.Name == (Name{"", "xmlns"}) {
				spaces[""] = a.Value
			}
		}
		d.open = append(d.open, element{written: e.Name, spaces: spaces})
		top := &d.open[len(d.open)-1]
		top.name = d.translated(e.Name, true)
		for i, a := range e.Attr {
			e.Attr[i].Name = d.translated(a.Name, false)
		}
		return StartElement{top.name, e.Attr}, nil
	case EndElement:
		if len(d.open) == 0 {
			d.err = &SyntaxError{"unexpected end element </" + e.Name.Local + ">", d.line}
			return nil, d.err
		}
		top := d.open[len(d.open)-1]
		if top.written.Local != e.Name.Local {
			d.err = &SyntaxError{"element <" + top.written.Local + "> closed by </" + e.Name.Local + ">", d.line}
			return nil, d.err
		}
		if top.written.Space != e.Name.Space {
			d.err = &SyntaxError{"element <" + top.written.Local + "> in space " + top.written.Space + " closed by </" + e.Name.Local + "> in space " + e.Name.Space, d.line}
			return nil, d.err
		}
		d.open = d.open[:len(d.open)-1]
		return EndElement{top.name}, nil
	}
	return t, nil
}

// translated puts a namespace's URL in the place of its prefix.
func (d *Decoder) translated(n Name, isElement bool) Name {
	switch {
	case n.Space == "xmlns" || n.Space == "" && (!isElement || n.Local == "xmlns"):
		return n
	case n.Space == "xml":
		return Name{"http://www.w3.org/XML/1998/namespace", n.Local}
	}
	for i := len(d.open) - 1; i >= 0; i-- {
		if url, ok := d.open[i].spaces[n.Space]; ok {
			return Name{url, n.Local}
		}
	}
	return n
}

// Skip reads up to the end of the element that is open.
func (d *Decoder) Skip() error {
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			if depth--; depth < 0 {
				return nil
			}
		}
	}
}

var errClosed = errors.New("use of closed Encoder")
