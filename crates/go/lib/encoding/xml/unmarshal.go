package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// An UnmarshalError says which element was not the one that a value is of.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// An Unmarshaler reads its element by itself.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// An UnmarshalerAttr reads its attribute by itself.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}

// Unmarshal reads the first element into what v points to.
func Unmarshal(data []byte, v any) error { return NewDecoder(bytes.NewReader(data)).Decode(v) }

func (d *Decoder) Decode(v any) error { return d.DecodeElement(v, nil) }

// DecodeElement is Decode when the element's start is read already.
func (d *Decoder) DecodeElement(v any, start *StartElement) error {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if target.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if s, ok := t.(StartElement); ok {
			start = &s
		}
	}
	return d.into(target.Elem(), start)
}

func (d *Decoder) into(v reflect.Value, start *StartElement) error {
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if inner := v.Elem(); inner.Kind() == reflect.Pointer && !inner.IsNil() {
			v = inner
		}
	}
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if u, ok := as[Unmarshaler](v); ok {
		open := len(d.open)
		if err := u.UnmarshalXML(d, *start); err != nil {
			return err
		}
		if len(d.open) >= open {
			return fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", v.Type(), start.Name.Local)
		}
		return nil
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		text, err := d.content()
		if err != nil {
			return err
		}
		return u.UnmarshalText(text)
	}
	switch {
	case v.Kind() == reflect.Interface:
		return d.Skip()
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
		n := v.Len()
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := d.into(v.Index(n), start); err != nil {
			v.SetLen(n)
			return err
		}
		return nil
	case v.Kind() == reflect.Struct && v.Type() == nameType:
		v.Set(reflect.ValueOf(start.Name))
		return d.Skip()
	case v.Kind() == reflect.Struct:
		return d.intoStruct(v, start)
	}
	switch v.Kind() {
	case reflect.Map, reflect.Func, reflect.Chan, reflect.Array, reflect.Complex64, reflect.Complex128:
		return errors.New("unknown type " + v.Type().String())
	}
	text, err := d.content()
	if err != nil {
		return err
	}
	return assign(v, text)
}

// content is the text in the element that is open, without that of elements in it.
func (d *Decoder) content() ([]byte, error) {
	var text []byte
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case CharData:
			text = append(text, t...)
		case StartElement:
			if err := d.Skip(); err != nil {
				return nil, err
			}
		case EndElement:
			return text, nil
		}
	}
}

func (d *Decoder) intoStruct(v reflect.Value, start *StartElement) error {
	l, err := layoutOf(v.Type())
	if err != nil {
		return err
	}
	if l.name != nil {
		if l.name.name != "" && l.name.name != start.Name.Local {
			return UnmarshalError("expected element type <" + l.name.name + "> but have <" + start.Name.Local + ">")
		}
		if l.name.space != "" && l.name.space != start.Name.Space {
			have := "no name space"
			if start.Name.Space != "" {
				have = start.Name.Space
			}
			return UnmarshalError("expected element <" + l.name.name + "> in name space " + l.name.space + " but have " + have)
		}
		if own := l.name.of(v, true); own.Type() == nameType {
			own.Set(reflect.ValueOf(start.Name))
		}
	}
	var text, comment, raw reflect.Value
	for i := range l.fields {
		f := &l.fields[i]
		switch f.mode & kindOf {
		case isCDATA, isCharData:
			if !text.IsValid() {
				text = f.of(v, true)
			}
		case isComment:
			if !comment.IsValid() {
				comment = f.of(v, true)
			}
		case isInnerXML:
			if !raw.IsValid() {
				raw = f.of(v, true)
			}
		}
	}
	for _, a := range start.Attr {
		if err := l.attribute(v, a); err != nil {
			return err
		}
	}
	before := d.saved
	if raw.IsValid() && d.closing == nil {
		d.saved = new(bytes.Buffer)
	}
	var said, remark, inner []byte
	for depth := len(d.open); len(d.open) >= depth; {
		if d.saved != nil && raw.IsValid() {
			inner = bytes.Clone(d.saved.Bytes())
		}
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			used, err := d.element(l, v, nil, &t)
			if err == nil && !used {
				err = d.Skip()
			}
			if err != nil {
				return err
			}
		case CharData:
			said = append(said, t...)
		case Comment:
			remark = append(remark, t...)
		}
	}
	if raw.IsValid() {
		if before != nil && d.saved != before && d.saved != nil {
			before.Write(d.saved.Bytes())
		}
		d.saved = before
		setText(raw, inner)
	}
	if comment.IsValid() {
		setText(comment, remark)
	}
	if text.IsValid() {
		if u, ok := as[encoding.TextUnmarshaler](text); ok {
			return u.UnmarshalText(said)
		}
		return assign(text, said)
	}
	return nil
}

func setText(v reflect.Value, text []byte) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(text))
	case reflect.Slice:
		v.Set(reflect.ValueOf(text).Convert(v.Type()))
	}
}

// attribute finds the field of an attribute; the rest goes to the one of any.
func (l *layout) attribute(v reflect.Value, a Attr) error {
	var rest *field
	for i := range l.fields {
		f := &l.fields[i]
		switch f.mode & kindOf {
		case isAttr:
			if f.name == a.Name.Local && (f.space == "" || f.space == a.Name.Space) {
				return setAttribute(f.of(v, true), a)
			}
		case isAny | isAttr:
			if rest == nil {
				rest = f
			}
		}
	}
	if rest != nil {
		return setAttribute(rest.of(v, true), a)
	}
	return nil
}

func setAttribute(v reflect.Value, a Attr) error {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if u, ok := as[UnmarshalerAttr](v); ok {
		return u.UnmarshalXMLAttr(a)
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		return u.UnmarshalText([]byte(a.Value))
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8 {
		n := v.Len()
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := setAttribute(v.Index(n), a); err != nil {
			v.SetLen(n)
			return err
		}
		return nil
	}
	if v.Type() == reflect.TypeOf(a) {
		v.Set(reflect.ValueOf(a))
		return nil
	}
	return assign(v, []byte(a.Value))
}

// element gives an element to its field; parents are the elements around it within the struct.
func (d *Decoder) element(l *layout, v reflect.Value, parents []string, start *StartElement) (used bool, err error) {
	deeper := false
	for i := range l.fields {
		f := &l.fields[i]
		if f.mode&isElement == 0 || len(f.parents) < len(parents) || f.space != "" && f.space != start.Name.Space {
			continue
		}
		if strings.Join(f.parents[:len(parents)], ">") != strings.Join(parents, ">") {
			continue
		}
		if len(f.parents) == len(parents) && f.name == start.Name.Local && f.mode&isAny == 0 {
			return true, d.into(f.of(v, true), start)
		}
		if len(f.parents) > len(parents) && f.parents[len(parents)] == start.Name.Local {
			deeper = true
			break
		}
	}
	if !deeper {
		for i := range l.fields {
			if f := &l.fields[i]; len(parents) == 0 && f.mode&(isElement|isAny) == isElement|isAny {
				return true, d.into(f.of(v, true), start)
			}
		}
		return false, nil
	}
	parents = append(parents[:len(parents):len(parents)], start.Name.Local)
	for {
		t, err := d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case StartElement:
			used, err := d.element(l, v, parents, &t)
			if err == nil && !used {
				err = d.Skip()
			}
			if err != nil {
				return true, err
			}
		case EndElement:
			return true, nil
		}
	}
}

// assign reads text as a value of v's type; none is zero.
func assign(v reflect.Value, text []byte) error {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	trimmed := strings.TrimSpace(string(text))
	switch {
	case v.Kind() == reflect.String:
		v.SetString(string(text))
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		v.SetBytes(append([]byte{}, text...))
	case len(text) == 0 && v.Kind() >= reflect.Bool && v.Kind() <= reflect.Float64:
		v.SetZero()
	case v.Kind() == reflect.Bool:
		x, err := strconv.ParseBool(trimmed)
		if err != nil {
			return err
		}
		v.SetBool(x)
	case v.CanInt():
		x, err := strconv.ParseInt(trimmed, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetInt(x)
	case v.CanUint():
		x, err := strconv.ParseUint(trimmed, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetUint(x)
	case v.CanFloat():
		x, err := strconv.ParseFloat(trimmed, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetFloat(x)
	default:
		return errors.New("cannot unmarshal into " + v.Type().String())
	}
	return nil
}
