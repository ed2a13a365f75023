// Package reflect looks at values of any type, and changes them.
//
// A type is a number of the runtime's; two are the same if their numbers are. A Value has a type
// and the address of the block where it stands.
// Simplified: no types are made that the program does not have.
package reflect

import (
	"iter"
	"strconv"
	"unsafe"
)

func typeWords(t int) (kind, size, elem, key, length, fields, methods, pointer int)
func typeName(t int) string
func field(t, i int) (name, tag string, typ int, offset uintptr, flags int)
func method(t, i int) string
func implements(t, iface int) bool

type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer

	Ptr = Pointer
)

var kindNames = []string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8",
	"uint16", "uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array",
	"chan", "func", "interface", "map", "ptr", "slice", "string", "struct", "unsafe.Pointer"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

type Type interface {
	Align() int
	AssignableTo(u Type) bool
	Bits() int
	ChanDir() ChanDir
	CanSeq() bool
	CanSeq2() bool
	Comparable() bool
	ConvertibleTo(u Type) bool
	Elem() Type
	Field(i int) StructField
	FieldAlign() int
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	Fields() iter.Seq[StructField]
	Implements(u Type) bool
	In(i int) Type
	Ins() iter.Seq[Type]
	IsVariadic() bool
	Key() Type
	Kind() Kind
	Len() int
	Method(i int) Method
	MethodByName(string) (Method, bool)
	Methods() iter.Seq[Method]
	Name() string
	NumField() int
	NumIn() int
	NumMethod() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	PkgPath() string
	Size() uintptr
	String() string
	id() int
}

type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return true }

type rtype int

func typ(t int) Type {
	if t == 0 {
		return nil
	}
	return rtype(t)
}

// TypeOf gives the type of what i holds.
func TypeOf(i any) Type { return typ((*[2]int)(unsafe.Pointer(&i))[0]) }

func TypeFor[T any]() Type {
	var p *T
	return TypeOf(p).Elem()
}

const (
	flagNamed      = 1 << 8
	flagComparable = 1 << 9
)

func (t rtype) id() int { return int(t) }

func (t rtype) Kind() Kind {
	k, _, _, _, _, _, _, _ := typeWords(int(t))
	return Kind(k & 0xff)
}

func (t rtype) named() bool {
	k, _, _, _, _, _, _, _ := typeWords(int(t))
	return k&flagNamed != 0
}

func (t rtype) Comparable() bool {
	k, _, _, _, _, _, _, _ := typeWords(int(t))
	return k&flagComparable != 0
}

func (t rtype) Size() uintptr {
	_, size, _, _, _, _, _, _ := typeWords(int(t))
	return uintptr(size)
}

func (t rtype) Align() int { return int(min(max(t.Size(), 1), 8)) }
func (t rtype) Bits() int  { return int(t.Size()) * 8 }

func (t rtype) String() string { return typeName(int(t)) }

// bracket finds where the type arguments of a name begin.
func bracket(s string) int {
	for i := range s {
		if s[i] == '[' {
			return i
		}
	}
	return len(s)
}

func (t rtype) Name() string {
	if !t.named() {
		return ""
	}
	s := t.String()
	for i := bracket(s) - 1; i >= 0; i-- {
		if s[i] == '.' {
			return s[i+1:]
		}
	}
	return s
}

func (t rtype) PkgPath() string {
	s := t.String()
	if t.named() {
		for i := bracket(s) - 1; i >= 0; i-- {
			if s[i] == '.' {
				return s[:i]
			}
		}
	}
	return ""
}

func (t rtype) elem() int {
	_, _, elem, _, _, _, _, _ := typeWords(int(t))
	return elem
}

func (t rtype) Elem() Type {
	if t.elem() == 0 {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return typ(t.elem())
}

func (t rtype) key() int {
	_, _, _, key, _, _, _, _ := typeWords(int(t))
	return key
}

func (t rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return typ(t.key())
}

func (t rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	_, _, _, _, length, _, _, _ := typeWords(int(t))
	return length
}

func (t rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	_, _, _, _, _, fields, _, _ := typeWords(int(t))
	return fields
}

func (t rtype) NumMethod() int {
	_, _, _, _, _, _, methods, _ := typeWords(int(t))
	return methods
}

func (t rtype) Method(i int) Method {
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	m := Method{Name: method(int(t), i), Index: i}
	_, bound, unbound := methodValue(int(t), i)
	if t.Kind() == Interface {
		m.Type = typ(bound)
		return m
	}
	m.Type = typ(unbound)
	m.Func = MakeFunc(m.Type, func(args []Value) []Value {
		f := args[0].Method(i)
		if f.t.IsVariadic() {
			return f.CallSlice(args[1:])
		}
		return f.Call(args[1:])
	})
	return m
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i := range t.NumMethod() {
		if method(int(t), i) == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(int(t), u.id())
}

func (t rtype) AssignableTo(u Type) bool {
	return t.id() == u.id() || u.Kind() == Interface && implements(int(t), u.id()) ||
		t.Kind() == u.Kind() && t.Kind() >= Array && t.Kind() != String &&
			(t.Name() == "" || u.Name() == "") && sameUnderlying(t, u)
}

func sameUnderlying(t rtype, u Type) bool {
	if t.Kind() == Struct {
		return false
	}
	v := rtype(u.id())
	return t.elem() == v.elem() && t.key() == v.key() && (t.Kind() != Array || t.Len() == v.Len())
}

func isNumber(k Kind) bool { return k >= Int && k <= Float64 }

func (t rtype) ConvertibleTo(u Type) bool {
	a, b := t.Kind(), u.Kind()
	return t.AssignableTo(u) || isNumber(a) && isNumber(b) || a == b && a < Array || a == b && a == String ||
		b == String && (a >= Int && a <= Uintptr || isBytes(t)) || a == String && isBytes(rtype(u.id()))
}

func isBytes(t rtype) bool {
	if t.Kind() != Slice {
		return false
	}
	k := t.Elem().Kind()
	return k == Uint8 || k == Int32
}

// PointerTo gives *t.
func PointerTo(t Type) Type {
	_, _, _, _, _, _, _, pointer := typeWords(t.id())
	if pointer == 0 {
		panic("reflect: the program has no type *" + t.String())
	}
	return typ(pointer)
}

func typeOfParts(kind, elem, key, length int) int

// made gives the type without a name that has these parts, if the program has it.
func made(name string, kind Kind, elem, key, length int) Type {
	t := typeOfParts(int(kind), elem, key, length)
	if t == 0 {
		panic("reflect: the program has no type " + name)
	}
	return typ(t)
}

// SliceOf gives []t.
func SliceOf(t Type) Type { return made("[]"+t.String(), Slice, t.id(), 0, 0) }

// ArrayOf gives [length]t.
func ArrayOf(length int, t Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	return made("["+strconv.Itoa(length)+"]"+t.String(), Array, t.id(), 0, length)
}

// MapOf gives map[key]elem.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return made("map["+key.String()+"]"+elem.String(), Map, elem.id(), key.id(), 0)
}

// ChanOf gives the channel type of a direction.
func ChanOf(dir ChanDir, t Type) Type {
	return made(dir.String()+" "+t.String(), Chan, t.id(), 0, int(dir))
}

func PtrTo(t Type) Type { return PointerTo(t) }

type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		i := 0
		for i < len(tag) && tag[i] == ' ' {
			i++
		}
		tag = tag[i:]
		i = 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			break
		}
		name := string(tag[:i])
		tag = tag[i+1:]
		i = 1
		for i < len(tag) && tag[i] != '"' {
			if tag[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(tag) {
			break
		}
		quoted := string(tag[:i+1])
		tag = tag[i+1:]
		if key == name {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
	return "", false
}

type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

func (t rtype) Field(i int) StructField {
	if i < 0 || i >= t.NumField() {
		panic("reflect: Field index out of bounds")
	}
	name, tag, ft, offset, flags := field(int(t), i)
	f := StructField{Name: name, Type: typ(ft), Tag: StructTag(tag), Offset: offset, Index: []int{i}, Anonymous: flags&2 != 0}
	if flags&1 == 0 {
		f.PkgPath = "main"
	}
	return f
}

// FieldByName finds a field, also in embedded structs, the shallowest first.
func (t rtype) FieldByName(name string) (StructField, bool) {
	type level struct {
		t     rtype
		index []int
	}
	for now, seen := []level{{t, nil}}, map[rtype]bool{}; len(now) > 0; {
		var next []level
		var found []StructField
		for _, l := range now {
			if seen[l.t] {
				continue
			}
			seen[l.t] = true
			for i := range l.t.NumField() {
				f := l.t.Field(i)
				f.Index = append(append([]int(nil), l.index...), i)
				if f.Name == name {
					found = append(found, f)
				} else if f.Anonymous {
					ft := rtype(f.Type.id())
					if ft.Kind() == Pointer {
						ft = rtype(ft.elem())
					}
					if ft.Kind() == Struct {
						next = append(next, level{ft, f.Index})
					}
				}
			}
		}
		if len(found) > 0 {
			if len(found) == 1 {
				return found[0], true
			}
			return StructField{}, false
		}
		now = next
	}
	return StructField{}, false
}

// VisibleFields lists the fields, those of embedded structs included.
func VisibleFields(t Type) []StructField {
	var out []StructField
	var walk func(t Type, index []int)
	walk = func(t Type, index []int) {
		for i := range t.NumField() {
			f := t.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			out = append(out, f)
			if f.Anonymous {
				ft := f.Type
				if ft.Kind() == Pointer {
					ft = ft.Elem()
				}
				if ft.Kind() == Struct {
					walk(ft, f.Index)
				}
			}
		}
	}
	walk(t, nil)
	return out
}
