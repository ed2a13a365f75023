package xml

import (
	"bufio"
	"bytes"
	"encoding"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Header stands at the head of a document.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// A Marshaler writes itself as an element.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// A MarshalerAttr writes itself as an attribute.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// Marshal writes v as an element; a slice as one for each of its own.
func Marshal(v any) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent begins a line for each element.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := NewEncoder(&b)
	e.Indent(prefix, indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// An Encoder writes elements and tokens.
type Encoder struct {
	w              *bufio.Writer
	prefix, indent string
	depth          int
	justIn, begun  bool
	open           []Name
	closed         bool
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: bufio.NewWriter(w)} }

func (e *Encoder) Indent(prefix, indent string) { e.prefix, e.indent = prefix, indent }
func (e *Encoder) Flush() error                 { return e.w.Flush() }

// Encode writes v and flushes.
func (e *Encoder) Encode(v any) error { return e.encode(v, nil) }

// EncodeElement writes v with start's name and attributes.
func (e *Encoder) EncodeElement(v any, start StartElement) error { return e.encode(v, &start) }

func (e *Encoder) encode(v any, start *StartElement) error {
	if e.closed {
		return errClosed
	}
	if err := e.value(reflect.ValueOf(v), nil, start); err != nil {
		return err
	}
	return e.w.Flush()
}

// Close flushes; every element has to be closed.
func (e *Encoder) Close() error {
	if e.closed {
		return nil
	}
	e.closed = true
	if err := e.w.Flush(); err != nil {
		return err
	}
	if len(e.open) > 0 {
		return fmt.Errorf("unclosed tag <%s>", e.open[len(e.open)-1].Local)
	}
	return nil
}

// EncodeToken writes a token.
func (e *Encoder) EncodeToken(t Token) error {
	if e.closed {
		return errClosed
	}
	switch t := t.(type) {
	case StartElement:
		return e.start(t)
	case EndElement:
		return e.end(t.Name)
	case CharData:
		e.escape(string(t), false)
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return fmt.Errorf("xml: EncodeToken of Comment containing --> marker")
		}
		e.w.WriteString("<!--" + string(t) + "-->")
	case ProcInst:
		if t.Target == "xml" && e.w.Buffered() != 0 {
			return fmt.Errorf("xml: EncodeToken of ProcInst xml target only valid for xml declaration, first token encoded")
		}
		if bytes.Contains(t.Inst, []byte("?>")) {
			return fmt.Errorf("xml: EncodeToken of ProcInst containing ?> marker")
		}
		e.w.WriteString("<?" + t.Target)
		if len(t.Inst) > 0 {
			e.w.WriteString(" " + string(t.Inst))
		}
		e.w.WriteString("?>")
	case Directive:
		e.w.WriteString("<!" + string(t) + ">")
	default:
		return fmt.Errorf("xml: EncodeToken of invalid token type")
	}
	return nil
}

// line begins a line; by is +1 before an element's start, and -1 before its end.
func (e *Encoder) line(by int) {
	if e.prefix == "" && e.indent == "" {
		return
	}
	if by < 0 {
		e.depth--
		wasIn := e.justIn
		e.justIn = false
		if wasIn {
			return
		}
	}
	if e.begun {
		e.w.WriteByte('\n')
	}
	e.begun = true
	e.w.WriteString(e.prefix + strings.Repeat(e.indent, e.depth))
	if by > 0 {
		e.depth++
		e.justIn = true
	} else {
		e.justIn = false
	}
}

func (e *Encoder) start(s StartElement) error {
	if s.Name.Local == "" {
		return fmt.Errorf("xml: start tag with no name")
	}
	e.open = append(e.open, s.Name)
	e.line(1)
	e.w.WriteString("<" + s.Name.Local)
	if s.Name.Space != "" {
		e.w.WriteString(` xmlns="`)
		e.escape(s.Name.Space, true)
		e.w.WriteByte('"')
	}
	for _, a := range s.Attr {
		name := a.Name.Local
		switch {
		case name == "":
			continue
		case a.Name.Space == "xmlns" || a.Name.Space == "http://www.w3.org/XML/1998/namespace":
			name = strings.TrimPrefix(a.Name.Space, "http://www.w3.org/") + ":" + name
			name = strings.Replace(name, "XML/1998/namespace:", "xml:", 1)
		case a.Name.Space != "":
			return fmt.Errorf("xml: the attribute %s has a namespace, which is not written here", name)
		}
		e.w.WriteString(" " + name + `="`)
		e.escape(a.Value, true)
		e.w.WriteByte('"')
	}
	return e.w.WriteByte('>')
}

func (e *Encoder) end(n Name) error {
	if n.Local == "" {
		return fmt.Errorf("xml: end tag with no name")
	}
	if len(e.open) == 0 {
		return fmt.Errorf("xml: end tag </%s> without start tag", n.Local)
	}
	if top := e.open[len(e.open)-1]; top != n {
		if top.Local != n.Local {
			return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", n.Local, top.Local)
		}
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> in namespace %s", n.Local, n.Space, top.Local, top.Space)
	}
	e.open = e.open[:len(e.open)-1]
	e.line(-1)
	_, err := e.w.WriteString("</" + n.Local + ">")
	return err
}

// escape writes text; lines: line ends are written as numbers too.
func (e *Encoder) escape(s string, lines bool) { escapeTo(e.w, s, lines) }

var escapes = map[rune]string{'"': "&#34;", '\'': "&#39;", '&': "&amp;", '<': "&lt;", '>': "&gt;", '\t': "&#x9;", '\n': "&#xA;", '\r': "&#xD;"}

func escapeTo(w io.Writer, s string, lines bool) error {
	var b strings.Builder
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		escaped, ok := escapes[r]
		switch {
		case ok && (lines || r != '\n'):
			b.WriteString(escaped)
		case !isInRange(r) || r == utf8.RuneError && size == 1:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// EscapeText writes text as XML.
func EscapeText(w io.Writer, s []byte) error { return escapeTo(w, string(s), true) }

// Escape is EscapeText without an error.
func Escape(w io.Writer, s []byte) { EscapeText(w, s) }

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// as gives v, or its address, as an interface T.
func as[T any](v reflect.Value) (x T, ok bool) {
	if v.CanInterface() {
		if x, ok = v.Interface().(T); ok {
			return x, true
		}
		if v.CanAddr() {
			x, ok = v.Addr().Interface().(T)
		}
	}
	return x, ok
}

// nameFor is the element's name of a value that writes itself.
func nameFor(t reflect.Type, f *field, start *StartElement) StartElement {
	switch {
	case start != nil:
		return start.Copy()
	case f != nil && f.name != "":
		return StartElement{Name: Name{f.space, f.name}}
	case t.Name() != "":
		return StartElement{Name: Name{"", t.Name()}}
	}
	return StartElement{Name: Name{"", t.Elem().Name()}}
}

func (e *Encoder) value(v reflect.Value, f *field, start *StartElement) error {
	if start != nil && start.Name.Local == "" {
		return fmt.Errorf("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.mode&omitEmpty != 0 && isEmpty(v) {
		return nil
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	t := v.Type()
	if m, ok := as[Marshaler](v); ok {
		s := nameFor(t, f, start)
		open := len(e.open)
		if err := m.MarshalXML(e, s); err != nil {
			return err
		}
		if len(e.open) > open {
			return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", t, e.open[len(e.open)-1].Local)
		}
		return nil
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		s := nameFor(t, f, start)
		if err := e.start(s); err != nil {
			return err
		}
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		e.escape(string(text), true)
		return e.end(s.Name)
	}
	if (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) && t.Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			if err := e.value(v.Index(i), f, start); err != nil {
				return err
			}
		}
		return nil
	}
	l, err := layoutOf(t)
	if err != nil {
		return err
	}
	var s StartElement
	switch {
	case start != nil:
		s = start.Copy()
	case l.name != nil && l.name.name != "":
		s.Name = Name{l.name.space, l.name.name}
	case l.name != nil:
		if own := l.name.of(v, false); own.IsValid() && own.Type() == nameType {
			s.Name = own.Interface().(Name)
		}
	}
	if s.Name.Local == "" && f != nil {
		s.Name = Name{f.space, f.name}
	}
	if s.Name.Local == "" {
		name, _, _ := strings.Cut(t.Name(), "[")
		if name == "" {
			return &UnsupportedTypeError{t}
		}
		s.Name.Local = name
	}
	for i := range l.fields {
		inner := &l.fields[i]
		if inner.mode&isAttr == 0 {
			continue
		}
		x := inner.of(v, false)
		if !x.IsValid() || inner.mode&omitEmpty != 0 && isEmpty(x) || x.Kind() == reflect.Interface && x.IsNil() {
			continue
		}
		if err := attribute(&s, Name{inner.space, inner.name}, x); err != nil {
			return err
		}
	}
	if err := e.start(s); err != nil {
		return err
	}
	if t.Kind() == reflect.Struct {
		err = e.inside(l, v)
	} else {
		var text string
		if text, err = simple(v); err == nil {
			e.escape(text, true)
		}
	}
	if err != nil {
		return err
	}
	return e.end(s.Name)
}

func attribute(s *StartElement, name Name, v reflect.Value) error {
	if m, ok := as[MarshalerAttr](v); ok {
		a, err := m.MarshalXMLAttr(name)
		if err == nil && a.Name.Local != "" {
			s.Attr = append(s.Attr, a)
		}
		return err
	}
	if m, ok := as[encoding.TextMarshaler](v); ok && !(v.Kind() == reflect.Pointer && v.IsNil()) {
		text, err := m.MarshalText()
		if err == nil {
			s.Attr = append(s.Attr, Attr{name, string(text)})
		}
		return err
	}
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			if err := attribute(s, name, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if a, ok := v.Interface().(Attr); ok {
		s.Attr = append(s.Attr, a)
		return nil
	}
	text, err := simple(v)
	if err == nil {
		s.Attr = append(s.Attr, Attr{name, text})
	}
	return err
}

// simple is a value that is text.
func simple(v reflect.Value) (string, error) {
	switch {
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), nil
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), nil
	case v.CanFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()), nil
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.Kind() == reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		return string(v.Bytes()), nil
	case v.Kind() == reflect.Array && v.Type().Elem().Kind() == reflect.Uint8:
		text := make([]byte, v.Len())
		for i := range text {
			text[i] = byte(v.Index(i).Uint())
		}
		return string(text), nil
	}
	return "", &UnsupportedTypeError{v.Type()}
}

func (e *Encoder) inside(l *layout, v reflect.Value) error {
	// The elements of a>b that are open.
	var around []string
	leave := func(keep []string) error {
		same := 0
		for same < len(keep) && same < len(around) && keep[same] == around[same] {
			same++
		}
		for len(around) > same {
			if err := e.end(Name{"", around[len(around)-1]}); err != nil {
				return err
			}
			around = around[:len(around)-1]
		}
		return nil
	}
	for i := range l.fields {
		f := &l.fields[i]
		x := f.of(v, false)
		if f.mode&isAttr != 0 || !x.IsValid() {
			continue
		}
		if err := leave(f.parents); err != nil {
			return err
		}
		if f.mode&isElement != 0 {
			isNil := (x.Kind() == reflect.Pointer || x.Kind() == reflect.Interface) && x.IsNil()
			for len(around) < len(f.parents) && !isNil {
				next := f.parents[len(around)]
				if err := e.start(StartElement{Name: Name{"", next}}); err != nil {
					return err
				}
				around = append(around, next)
			}
			if err := e.value(x, f, nil); err != nil {
				return err
			}
			continue
		}
		for x.Kind() == reflect.Pointer || x.Kind() == reflect.Interface {
			if x.IsNil() {
				break
			}
			x = x.Elem()
		}
		text, err := simple(x)
		if m, ok := as[encoding.TextMarshaler](x); ok {
			var data []byte
			data, err = m.MarshalText()
			text = string(data)
		}
		_, unsupported := err.(*UnsupportedTypeError)
		switch {
		case err != nil && !unsupported:
			return err
		case f.mode&isComment != 0:
			if x.Kind() != reflect.String && !(x.Kind() == reflect.Slice && x.Type().Elem().Kind() == reflect.Uint8) {
				return fmt.Errorf("xml: bad type for comment field of %s", v.Type())
			}
			if text == "" {
				continue
			}
			if strings.Contains(text, "--") {
				return fmt.Errorf(`xml: comments must not contain "--"`)
			}
			e.line(0)
			if strings.HasSuffix(text, "-") {
				text += " "
			}
			e.w.WriteString("<!--" + text + "-->")
		case unsupported:
		case f.mode&isInnerXML != 0:
			e.w.WriteString(text)
		case f.mode&isCDATA != 0:
			if text != "" {
				e.w.WriteString("<![CDATA[" + strings.ReplaceAll(text, "]]>", "]]]]><![CDATA[>") + "]]>")
			}
		default:
			e.escape(text, true)
		}
	}
	return leave(nil)
}
