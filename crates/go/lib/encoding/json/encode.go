// Package json writes Go values as JSON, and reads them.
//
// Its words and rules are those of Go 1.27's encoding/json (version 1 of the package, which stands
// on version 2).
package json

import (
	"encoding"
	"encoding/base64"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

type MarshalerError struct {
	Type   reflect.Type
	Err    error
	source string
}

func (e *MarshalerError) Error() string {
	return "json: error calling " + e.source + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// A Number is a number as it was written.
type Number string

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }

// A RawMessage is JSON that is written as it is, and read later.
type RawMessage []byte

// String is the JSON itself; "null" without any.
func (m RawMessage) String() string {
	if len(m) == 0 {
		return "null"
	}
	return string(m)
}

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	numberType        = reflect.TypeFor[Number]()
)

type encoder struct {
	b     []byte
	html  bool
	depth int
	path  []string
	seen  map[visit]bool
}

// inside writes an element of an object or array.
func (e *encoder) inside(name string, v reflect.Value, quote bool) error {
	e.path = append(e.path, name)
	defer func() { e.path = e.path[:len(e.path)-1] }()
	return e.value(v, quote)
}

type visit struct {
	p uintptr
	n int
	t reflect.Type
}

// Marshal gives v as JSON.
func Marshal(v any) ([]byte, error) {
	e := encoder{html: true}
	if err := e.any(v); err != nil {
		return nil, err
	}
	return e.b, nil
}

func (e *encoder) any(v any) error { return e.value(reflect.ValueOf(v), false) }

func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(nil, b, prefix, indent), nil
}

func (e *encoder) str(s string) error {
	e.b = append(e.b, s...)
	return nil
}

// quoted writes a number or bool, in quotation marks if the tag says so.
func (e *encoder) quoted(s string, quote bool) error {
	if quote {
		s = `"` + s + `"`
	}
	return e.str(s)
}

// byMethod writes v with its own method, if it has one.
func (e *encoder) byMethod(v reflect.Value) (done bool, err error) {
	t := v.Type()
	nilPointer := (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
	if v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface && v.CanAddr() && t.Name() != "" {
		if p := reflect.PointerTo(t); p.Implements(marshalerType) || p.Implements(textMarshalerType) {
			v = v.Addr()
		}
	}
	switch u := v.Type(); {
	case u.Implements(marshalerType):
		if nilPointer {
			return true, e.str("null")
		}
		m, ok := v.Interface().(Marshaler)
		if !ok {
			return true, e.str("null")
		}
		b, err := m.MarshalJSON()
		if err == nil {
			err = checkValid(b)
		}
		if err != nil {
			return true, &MarshalerError{pointed(t), err, "MarshalJSON"}
		}
		e.b = appendCompact(e.b, b, e.html)
		return true, nil
	case u.Implements(textMarshalerType):
		if nilPointer {
			return true, e.str("null")
		}
		m, ok := v.Interface().(encoding.TextMarshaler)
		if !ok {
			return true, e.str("null")
		}
		b, err := m.MarshalText()
		if err != nil {
			return true, &MarshalerError{pointed(t), err, "MarshalText"}
		}
		e.b = appendString(e.b, string(b), e.html)
		return true, nil
	}
	return false, nil
}

// pointed is the type whose method is called: always a pointer's.
func pointed(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t
	}
	return reflect.PointerTo(t)
}

func (e *encoder) value(v reflect.Value, quote bool) error {
	if !v.IsValid() {
		return e.str("null")
	}
	if v.CanInterface() {
		if done, err := e.byMethod(v); done {
			return err
		}
	}
	switch v.Kind() {
	case reflect.Bool:
		return e.quoted(strconv.FormatBool(v.Bool()), quote)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return e.quoted(strconv.FormatInt(v.Int(), 10), quote)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return e.quoted(strconv.FormatUint(v.Uint(), 10), quote)
	case reflect.Float32, reflect.Float64:
		s, ok := formatFloat(v.Float(), v.Type().Bits())
		if !ok {
			return &UnsupportedValueError{v, s}
		}
		return e.quoted(s, quote)
	case reflect.String:
		return e.text(v, quote)
	case reflect.Interface:
		return e.value(v.Elem(), false)
	case reflect.Struct:
		return e.object(v)
	case reflect.Map:
		return e.nested(v, e.mapping)
	case reflect.Slice:
		return e.nested(v, e.list)
	case reflect.Array:
		return e.list(v)
	case reflect.Pointer:
		return e.nested(v, func(v reflect.Value) error { return e.value(v.Elem(), quote) })
	}
	return &UnsupportedTypeError{v.Type()}
}

// nested writes what a reference leads to, and finds cycles once it is deep down.
func (e *encoder) nested(v reflect.Value, write func(reflect.Value) error) error {
	if v.IsNil() {
		return e.str("null")
	}
	e.depth++
	defer func() { e.depth-- }()
	if e.depth > 1000 {
		key := visit{v.Pointer(), 0, v.Type()}
		if v.Kind() == reflect.Slice {
			key.n = v.Len()
		}
		if e.seen[key] {
			return &UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}
		}
		if e.seen == nil {
			e.seen = map[visit]bool{}
		}
		e.seen[key] = true
		defer delete(e.seen, key)
	}
	return write(v)
}

func (e *encoder) text(v reflect.Value, quote bool) error {
	if v.Type() == numberType {
		s := v.String()
		if s == "" {
			s = "0"
		}
		if end, err := scanValue([]byte(s), 0); err != nil || end != len(s) || s[0] != '-' && (s[0] < '0' || s[0] > '9') {
			return &UnsupportedValueError{v, "invalid number literal " + strconv.Quote(s)}
		}
		return e.quoted(s, quote)
	}
	if quote {
		e.b = appendString(e.b, string(appendString(nil, v.String(), e.html)), false)
		return nil
	}
	e.b = appendString(e.b, v.String(), e.html)
	return nil
}

func formatFloat(f float64, bits int) (string, bool) {
	if f != f || f-f != 0 {
		return strconv.FormatFloat(f, 'g', -1, bits), false
	}
	abs := f
	if abs < 0 {
		abs = -abs
	}
	format := byte('f')
	if abs != 0 && (bits == 64 && (abs < 1e-6 || abs >= 1e21) ||
		bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21)) {
		format = 'e'
	}
	s := strconv.FormatFloat(f, format, -1, bits)
	if n := len(s); format == 'e' && n >= 4 && s[n-4:n-1] == "e-0" {
		s = s[:n-2] + s[n-1:]
	}
	return s, true
}

func (e *encoder) object(v reflect.Value) error {
	next := byte('{')
	for _, f := range fieldsOf(v.Type()).list {
		at := v
		for i, x := range f.index {
			if i > 0 && at.Kind() == reflect.Pointer {
				if at.IsNil() {
					at = reflect.Value{}
					break
				}
				at = at.Elem()
			}
			at = at.Field(x)
		}
		if !at.IsValid() || f.omitEmpty && isEmpty(at) || f.omitZero && isZero(at) {
			continue
		}
		e.b = append(e.b, next)
		next = ','
		e.b = append(appendString(e.b, f.name, e.html), ':')
		if err := e.inside(f.name, at, f.quoted); err != nil {
			return err
		}
	}
	if next == '{' {
		return e.str("{}")
	}
	return e.str("}")
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func:
		return false
	case reflect.Float32, reflect.Float64:
		return v.Float() == 0
	}
	return v.IsZero()
}

func isZero(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
			return true
		}
		return z.IsZero()
	}
	if v.CanAddr() && v.Type().Name() != "" {
		if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok {
			return z.IsZero()
		}
	}
	return v.IsZero()
}

// keyText is how a map's key is written.
func (e *encoder) keyText(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		b, err := m.MarshalText()
		if err != nil {
			err = &MarshalerError{k.Type(), err, "MarshalText"}
		}
		return string(b), err
	}
	switch k.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !k.IsNil() {
			return e.keyText(k.Elem())
		}
	case reflect.Float32, reflect.Float64:
		s, ok := formatFloat(k.Float(), k.Type().Bits())
		if !ok {
			return "", &UnsupportedValueError{k, s}
		}
		return s, nil
	case reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return "", &UnsupportedTypeError{k.Type()}
	}
	switch {
	case k.CanInt():
		return strconv.FormatInt(k.Int(), 10), nil
	case k.CanUint():
		return strconv.FormatUint(k.Uint(), 10), nil
	}
	within := ""
	if len(e.path) > 0 {
		within = " within " + strconv.Quote("/"+strings.Join(e.path, "/"))
	}
	at := strconv.Itoa(len(e.b) + 1)
	return "", &UnsupportedValueError{k, "jsontext: object member name must be a string" + within + " after offset " + at}
}

func (e *encoder) mapping(v reflect.Value) error {
	type entry struct {
		key   string
		value reflect.Value
	}
	var all []entry
	e.b = append(e.b, '{')
	for it := v.MapRange(); it.Next(); {
		key, err := e.keyText(it.Key())
		if err != nil {
			return err
		}
		all = append(all, entry{key, it.Value()})
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	for i, it := range all {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.b = append(appendString(e.b, it.key, e.html), ':')
		if err := e.inside(it.key, it.value, false); err != nil {
			return err
		}
	}
	return e.str("}")
}

func (e *encoder) list(v reflect.Value) error {
	if t := v.Type().Elem(); v.Kind() == reflect.Slice && t.Kind() == reflect.Uint8 {
		if p := reflect.PointerTo(t); !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			return e.str(`"` + base64.StdEncoding.EncodeToString(v.Bytes()) + `"`)
		}
	}
	e.b = append(e.b, '[')
	for i := range v.Len() {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		if err := e.inside(strconv.Itoa(i), v.Index(i), false); err != nil {
			return err
		}
	}
	return e.str("]")
}

// ---- fields of structs --------------------------------------------------------------------

type field struct {
	name                        string
	index                       []int
	tagged                      bool
	omitEmpty, omitZero, quoted bool
}

type structFields struct {
	list   []field
	byName map[string]int
	byFold map[string]int
}

var fieldCache = map[reflect.Type]*structFields{}

func fieldsOf(t reflect.Type) *structFields {
	if known := fieldCache[t]; known != nil {
		return known
	}
	found := &structFields{findFields(t), map[string]int{}, map[string]int{}}
	for i, f := range found.list {
		found.byName[f.name] = i
		if fold := strings.ToLower(f.name); found.byFold[fold] == 0 {
			found.byFold[fold] = i + 1
		}
	}
	fieldCache[t] = found
	return found
}

func validName(s string) bool {
	for _, c := range s {
		if strings.ContainsRune("\"\\`,'", c) || c < ' ' {
			return false
		}
	}
	return s != ""
}

// findFields lists the fields that are written: those of embedded structs too, the shallowest of
// a name, and among several of the same depth the one with a tag.
func findFields(t reflect.Type) []field {
	type level struct {
		t     reflect.Type
		index []int
	}
	var all []field
	seen := map[reflect.Type]bool{}
	for now := []level{{t, nil}}; len(now) > 0; {
		var next []level
		done := map[reflect.Type]bool{}
		for _, l := range now {
			if seen[l.t] {
				continue
			}
			done[l.t] = true
			for i := range l.t.NumField() {
				sf := l.t.Field(i)
				ft := sf.Type
				if ft.Name() == "" && ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				if !sf.IsExported() && !(sf.Anonymous && ft.Kind() == reflect.Struct) {
					continue
				}
				tag := sf.Tag.Get("json")
				if tag == "-" {
					continue
				}
				name, opts, _ := strings.Cut(tag, ",")
				if !validName(name) {
					name = ""
				}
				index := append(append([]int(nil), l.index...), i)
				if name == "" && sf.Anonymous && ft.Kind() == reflect.Struct {
					next = append(next, level{ft, index})
					continue
				}
				if !sf.IsExported() {
					continue
				}
				f := field{name: name, index: index, tagged: name != ""}
				if name == "" {
					f.name = sf.Name
				}
				for _, opt := range strings.Split(opts, ",") {
					switch opt {
					case "omitempty":
						f.omitEmpty = true
					case "omitzero":
						f.omitZero = true
					case "string":
						k := ft.Kind()
						f.quoted = k >= reflect.Bool && k <= reflect.Float64 || k == reflect.String
					}
				}
				all = append(all, f)
			}
		}
		for t := range done {
			seen[t] = true
		}
		now = next
	}
	var out []field
	for i, f := range all {
		best := true
		for j, g := range all {
			if i == j || f.name != g.name {
				continue
			}
			switch a, b := len(f.index), len(g.index); {
			case b < a, a == b && g.tagged && !f.tagged, a == b && g.tagged == f.tagged:
				best = false
			}
		}
		if best {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return out
}

