package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
	Err    error
}

func (e *UnmarshalTypeError) Error() string {
	s := "json: cannot unmarshal " + e.Value + " into Go value of type "
	if e.Struct != "" || e.Field != "" {
		what := "Go struct field "
		last := e.Field[strings.LastIndexByte(e.Field, '.')+1:]
		if last != "" && strings.TrimRight(last, "0123456789") == "" {
			what = ""
		}
		s = "json: cannot unmarshal " + e.Value + " into " + what + e.Struct + "." + e.Field + " of type "
	}
	s += e.Type.String()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

var textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()

type decoder struct {
	data      []byte
	root      reflect.Type
	path      []string
	number    bool
	strict    bool
	first     error
}

// Unmarshal stores JSON where v points.
func Unmarshal(data []byte, v any) error {
	if err := checkValid(data); err != nil {
		return err
	}
	return (&decoder{data: data}).decode(v)
}

func (d *decoder) decode(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.root = rv.Type().Elem()
	if _, err := d.value(space(d.data, 0), rv, false); err != nil {
		return err
	}
	return d.first
}

// wrong notes the first value that does not fit; the others are still read.
func (d *decoder) wrong(i int, what string, t reflect.Type, err error) {
	if d.first != nil {
		return
	}
	end, _ := scanValue(d.data, i)
	if what == "object" || what == "array" {
		end = i + 1
	}
	switch {
	case t == numberType:
		end = 0
	case t.Kind() == reflect.Interface:
		end = i
	}
	e := &UnmarshalTypeError{Value: what, Type: t, Offset: int64(end), Err: err}
	if len(d.path) > 0 && t != numberType {
		e.Struct, e.Field = d.root.Name(), strings.Join(d.path, ".")
	}
	d.first = e
}

// wrongKey notes the same of the key in front of the value at i.
func (d *decoder) wrongKey(i int, what string, t reflect.Type) {
	if d.first != nil {
		return
	}
	d.wrong(i, what, t, nil)
	before := strings.TrimRight(string(d.data[:i]), " \t\r\n:")
	d.first.(*UnmarshalTypeError).Offset = int64(len(before))
}

func (d *decoder) push(name string) { d.path = append(d.path, name) }
func (d *decoder) pop()             { d.path = d.path[:len(d.path)-1] }

// indirect goes along pointers, which it makes, to where the value belongs; or to what reads it
// by itself.
func indirect(v reflect.Value, null bool) (reflect.Value, any) {
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			return v, nil
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			switch u := v.Interface().(type) {
			case Unmarshaler:
				return v, u
			case encoding.TextUnmarshaler:
				if !null {
					return v, u
				}
			}
		}
		v = v.Elem()
	}
}

func kindName(c byte) string {
	switch c {
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	case '[':
		return "array"
	case '{':
		return "object"
	case 'n':
		return "null"
	}
	return "number"
}

// value stores the value at i; it gives where it ends.
func (d *decoder) value(i int, v reflect.Value, quoted bool) (int, error) {
	end, _ := scanValue(d.data, i)
	text := d.data[i:end]
	c := text[0]
	v, own := indirect(v, c == 'n')
	if own != nil && v.Type().String() == "*time.Time" {
		// Times are read by the package itself.
		if c == '"' {
			return end, own.(encoding.TextUnmarshaler).UnmarshalText([]byte(unquote(text)))
		}
		d.wrong(i, kindName(c), v.Type().Elem(), nil)
		return end, nil
	}
	switch u := own.(type) {
	case Unmarshaler:
		return end, u.UnmarshalJSON(text)
	case encoding.TextUnmarshaler:
		if c != '"' {
			d.wrong(i, kindName(c), v.Type().Elem(), errNoString)
			return end, nil
		}
		return end, u.UnmarshalText([]byte(unquote(text)))
	}
	if quoted && c != 'n' {
		return end, d.inQuotes(i, text, v)
	}
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 && c != 'n' {
		x, err := d.any(i)
		if err == nil {
			v.Set(reflect.ValueOf(x))
		}
		return end, err
	}
	var err error
	switch c {
	case 'n':
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case '{':
		err = d.object(i, v)
	case '[':
		err = d.list(i, v)
	case '"':
		d.text(i, unquote(text), v)
	case 't', 'f':
		if v.Kind() == reflect.Bool {
			v.SetBool(c == 't')
		} else {
			d.wrong(i, "bool", v.Type(), nil)
		}
	default:
		d.numeral(i, string(text), v)
	}
	return end, err
}

// inQuotes reads what a field with the option "string" has.
func (d *decoder) inQuotes(i int, text []byte, v reflect.Value) error {
	if text[0] != '"' {
		d.wrong(i, kindName(text[0]), v.Type(), nil)
		return nil
	}
	s := unquote(text)
	fits := false
	switch {
	case s == "null":
		return nil
	case v.Kind() == reflect.String && v.Type() != numberType:
		if end, err := scanValue([]byte(s), 0); err == nil && end == len(s) && s[0] == '"' {
			v.SetString(unquote([]byte(s)))
			return nil
		}
	case v.Kind() == reflect.Bool:
		fits = s == "true" || s == "false"
		if fits {
			v.SetBool(s == "true")
		}
	default:
		if end, err := scanValue([]byte(s), 0); err == nil && end == len(s) && kindName(s[0]) == "number" {
			d.numeral(i, s, v)
			return nil
		}
		d.wrong(i, "number "+s, v.Type(), nil)
		return nil
	}
	if !fits {
		d.wrong(i, "string "+string(text), v.Type(), strconv.ErrSyntax)
	}
	return nil
}

func (d *decoder) text(i int, s string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == numberType {
			if end, err := scanValue([]byte(s), 0); err != nil || end != len(s) || kindName(s[0]) != "number" {
				d.wrong(i, "string "+strconv.Quote(s), v.Type(), strconv.ErrSyntax)
				return
			}
		}
		v.SetString(s)
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			d.wrong(i, "string", v.Type(), nil)
			return
		}
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			d.wrong(i, "string", v.Type(), err)
			return
		}
		v.SetBytes(b)
	default:
		d.wrong(i, "string", v.Type(), nil)
	}
}

func (d *decoder) numeral(i int, s string, v reflect.Value) {
	switch {
	case v.Type() == numberType:
		v.SetString(s)
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.wrong(i, "number "+s, v.Type(), nil)
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.wrong(i, "number "+s, v.Type(), nil)
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		f, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil {
			d.wrong(i, "number "+s, v.Type(), nil)
			return
		}
		v.SetFloat(f)
	default:
		d.wrong(i, "number", v.Type(), nil)
	}
}

// each calls f for the elements of the group at i, with their keys in an object.
func (d *decoder) each(i int, f func(key string, i int) (int, error)) error {
	object := d.data[i] == '{'
	for i = space(d.data, i+1); d.data[i] != '}' && d.data[i] != ']'; {
		key := ""
		if object {
			end, _ := scanString(d.data, i)
			key = unquote(d.data[i:end])
			i = space(d.data, space(d.data, end)+1)
		}
		end, err := f(key, i)
		if err != nil {
			return err
		}
		if i = space(d.data, end); d.data[i] == ',' {
			i = space(d.data, i+1)
		}
	}
	return nil
}

func (d *decoder) list(i int, v reflect.Value) error {
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		d.wrong(i, "array", v.Type(), nil)
		return nil
	}
	n := 0
	if v.Kind() == reflect.Slice && !v.IsNil() {
		v.SetLen(0)
	}
	err := d.each(i, func(_ string, i int) (int, error) {
		d.push(strconv.Itoa(n))
		defer d.pop()
		if v.Kind() == reflect.Slice {
			v.Grow(1)
			v.SetLen(n + 1)
			v.Index(n).SetZero()
		}
		n++
		if n > v.Len() {
			return scanValue(d.data, i)
		}
		return d.value(i, v.Index(n-1), false)
	})
	if v.Kind() == reflect.Array {
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
	} else if n == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return err
}

var errNoString = errors.New("JSON value must be string type")

func (d *decoder) object(i int, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Struct:
		return d.fields(i, v)
	case reflect.Map:
		return d.mapping(i, v)
	}
	d.wrong(i, "object", v.Type(), nil)
	return nil
}

func (d *decoder) fields(i int, v reflect.Value) error {
	known := fieldsOf(v.Type())
	return d.each(i, func(key string, i int) (int, error) {
		n, ok := known.byName[key]
		if !ok {
			n = known.byFold[strings.ToLower(key)] - 1
		}
		if n < 0 {
			if d.strict && d.first == nil {
				d.first = fmt.Errorf("json: unknown field %q", key)
			}
			return scanValue(d.data, i)
		}
		f := known.list[n]
		d.push(key)
		defer d.pop()
		at := v
		for j, x := range f.index {
			if j > 0 && at.Kind() == reflect.Pointer {
				if at.IsNil() {
					if !at.CanSet() {
						d.wrong(i, kindName(d.data[i]), at.Type().Elem(), errors.New("cannot set embedded pointer to unexported struct type"))
						return scanValue(d.data, i)
					}
					at.Set(reflect.New(at.Type().Elem()))
				}
				at = at.Elem()
			}
			at = at.Field(x)
		}
		return d.value(i, at, f.quoted)
	})
}

func (d *decoder) mapping(i int, v reflect.Value) error {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	return d.each(i, func(key string, i int) (int, error) {
		d.push(key)
		defer d.pop()
		k, ok, err := d.key(i, key, t.Key())
		if err != nil {
			return i, err
		}
		e := reflect.New(t.Elem()).Elem()
		if t.Elem().Kind() == reflect.Interface && ok {
			if old := v.MapIndex(k); old.IsValid() && !old.IsNil() && old.Elem().Kind() == reflect.Pointer {
				e.Set(old)
			}
		}
		end, err := d.value(i, e, false)
		if ok && err == nil {
			v.SetMapIndex(k, e)
		}
		return end, err
	})
}

func (d *decoder) key(i int, key string, t reflect.Type) (reflect.Value, bool, error) {
	k := reflect.New(t).Elem()
	if reflect.PointerTo(t).Implements(textUnmarshalerType) {
		err := k.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(key))
		return k, true, err
	}
	switch {
	case t.Kind() == reflect.String:
		k.SetString(key)
		return k, true, nil
	case t.Kind() == reflect.Interface && t.NumMethod() == 0:
		k.Set(reflect.ValueOf(key))
		return k, true, nil
	case k.CanFloat():
		if f, err := strconv.ParseFloat(key, t.Bits()); err == nil {
			k.SetFloat(f)
			return k, true, nil
		}
		d.wrongKey(i, "number "+key, t)
	case k.CanInt():
		n, err := strconv.ParseInt(key, 10, 64)
		if err == nil && !k.OverflowInt(n) {
			k.SetInt(n)
			return k, true, nil
		}
		d.wrongKey(i, "number "+key, t)
	case k.CanUint():
		n, err := strconv.ParseUint(key, 10, 64)
		if err == nil && !k.OverflowUint(n) {
			k.SetUint(n)
			return k, true, nil
		}
		d.wrongKey(i, "number "+key, t)
	default:
		d.wrongKey(i, "string", t)
	}
	return k, false, nil
}

// any reads a value as what it is in JSON.
func (d *decoder) any(i int) (any, error) {
	end, _ := scanValue(d.data, i)
	switch text := d.data[i:end]; text[0] {
	case 'n':
		return nil, nil
	case 't', 'f':
		return text[0] == 't', nil
	case '"':
		return unquote(text), nil
	case '{':
		m := map[string]any{}
		err := d.each(i, func(key string, i int) (int, error) {
			d.push(key)
			defer d.pop()
			x, err := d.any(i)
			m[key] = x
			end, _ := scanValue(d.data, i)
			return end, err
		})
		return m, err
	case '[':
		s := []any{}
		err := d.each(i, func(_ string, i int) (int, error) {
			d.push(strconv.Itoa(len(s)))
			defer d.pop()
			x, err := d.any(i)
			s = append(s, x)
			end, _ := scanValue(d.data, i)
			return end, err
		})
		return s, err
	default:
		if d.number {
			return Number(text), nil
		}
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil {
			d.wrong(i, "number "+string(text), reflect.TypeFor[float64](), nil)
		}
		return f, nil
	}
}
