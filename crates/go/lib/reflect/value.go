package reflect

import (
	"internal/anyvalue"
	"unsafe"
)

func unpack(i any) (t int, p unsafe.Pointer)
func pack(t int, p unsafe.Pointer) any
func alloc(t, n int) unsafe.Pointer
func move(t int, to, from unsafe.Pointer)
func equal(t int, a, b unsafe.Pointer) bool
func makeMap(t int) unsafe.Pointer
func mapLen(m unsafe.Pointer) int
func mapGet(t int, m, key unsafe.Pointer) unsafe.Pointer
func mapSet(t int, m, key, value unsafe.Pointer)
func mapDelete(t int, m, key unsafe.Pointer)
func mapEntries(t int, m unsafe.Pointer) []unsafe.Pointer
func chanLen(c unsafe.Pointer) (n, cap int)

const (
	canAddr = 1 << iota
	readOnly
)

type Value struct {
	t    rtype
	p    unsafe.Pointer
	flag int
}

func init() {
	anyvalue.Unwrap = func(v any) (any, bool, bool) {
		r, ok := v.(Value)
		if !ok || r.t == 0 {
			return nil, false, ok
		}
		return pack(int(r.t), r.p), true, true
	}
}

type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) wrong(method string) { panic(&ValueError{"reflect.Value." + method, v.Kind()}) }

func ValueOf(i any) Value {
	if i == nil {
		return Value{}
	}
	t, p := unpack(i)
	return Value{rtype(t), p, 0}
}

func (v Value) IsValid() bool      { return v.t != 0 }
func (v Value) CanAddr() bool      { return v.flag&canAddr != 0 }
func (v Value) CanSet() bool       { return v.flag&(canAddr|readOnly) == canAddr }
func (v Value) CanInterface() bool { return v.flag&readOnly == 0 }

func (v Value) Kind() Kind {
	if v.t == 0 {
		return Invalid
	}
	return v.t.Kind()
}

func (v Value) Type() Type {
	if v.t == 0 {
		v.wrong("Type")
	}
	return v.t
}

func (v Value) Interface() any {
	if v.t == 0 {
		v.wrong("Interface")
	}
	if v.flag&readOnly != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return pack(int(v.t), v.p)
}

func (v Value) word() unsafe.Pointer { return *(*unsafe.Pointer)(v.p) }

func (v Value) Bool() bool {
	if v.Kind() != Bool {
		v.wrong("Bool")
	}
	return *(*bool)(v.p)
}

func (v Value) CanInt() bool     { return v.Kind() >= Int && v.Kind() <= Int64 }
func (v Value) CanUint() bool    { return v.Kind() >= Uint && v.Kind() <= Uintptr }
func (v Value) CanFloat() bool   { return v.Kind() == Float32 || v.Kind() == Float64 }
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }

func (v Value) Int() int64 {
	switch v.Kind() {
	case Int, Int64:
		return *(*int64)(v.p)
	case Int8:
		return int64(*(*int8)(v.p))
	case Int16:
		return int64(*(*int16)(v.p))
	case Int32:
		return int64(*(*int32)(v.p))
	}
	v.wrong("Int")
	return 0
}

func (v Value) Uint() uint64 {
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.p)
	case Uint8:
		return uint64(*(*uint8)(v.p))
	case Uint16:
		return uint64(*(*uint16)(v.p))
	case Uint32:
		return uint64(*(*uint32)(v.p))
	}
	v.wrong("Uint")
	return 0
}

func (v Value) Float() float64 {
	switch v.Kind() {
	case Float32:
		return float64(*(*float32)(v.p))
	case Float64:
		return *(*float64)(v.p)
	}
	v.wrong("Float")
	return 0
}

func (v Value) Complex() complex128 {
	switch v.Kind() {
	case Complex64:
		return complex128(*(*complex64)(v.p))
	case Complex128:
		return *(*complex128)(v.p)
	}
	v.wrong("Complex")
	return 0
}

func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return *(*string)(v.p)
	}
	return "<" + v.t.String() + " Value>"
}

func (v Value) Bytes() []byte {
	switch {
	case v.Kind() == Slice && v.t.Elem().Kind() == Uint8:
		return *(*[]byte)(v.p)
	case v.Kind() == Array && v.t.Elem().Kind() == Uint8:
		return bytesAt(v.p, v.t.Len())
	}
	v.wrong("Bytes")
	return nil
}

func add(p unsafe.Pointer, n uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + n) }

func bytesAt(p unsafe.Pointer, n int) []byte {
	return *(*[]byte)(unsafe.Pointer(&sliceHeader{p, n, n}))
}

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return v.t.Len()
	case Slice:
		return (*sliceHeader)(v.p).len
	case String:
		return len(*(*string)(v.p))
	case Map:
		return mapLen(v.word())
	case Chan:
		n, _ := chanLen(v.word())
		return n
	case Pointer:
		if v.t.Elem().Kind() == Array {
			return v.t.Elem().Len()
		}
	}
	v.wrong("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array:
		return v.t.Len()
	case Slice:
		return (*sliceHeader)(v.p).cap
	case Chan:
		_, n := chanLen(v.word())
		return n
	}
	v.wrong("Cap")
	return 0
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.word() == nil
	}
	v.wrong("IsNil")
	return false
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Invalid:
		v.wrong("IsZero")
	case String:
		return v.Len() == 0
	case Float32, Float64:
		f := v.Float()
		return f == 0 && 1/f > 0
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	}
	for i := range v.t.Size() {
		if *(*byte)(add(v.p, i)) != 0 {
			return false
		}
	}
	return true
}

func (v Value) NumField() int {
	if v.Kind() != Struct {
		v.wrong("NumField")
	}
	return v.t.NumField()
}

func (v Value) Field(i int) Value {
	if v.Kind() != Struct {
		v.wrong("Field")
	}
	if i < 0 || i >= v.t.NumField() {
		panic("reflect: Field index out of range")
	}
	_, _, t, offset, flags := field(int(v.t), i)
	fl := v.flag
	if flags&1 == 0 {
		fl |= readOnly
	}
	return Value{rtype(t), add(v.p, offset), fl}
}

func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.t.Elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

func (v Value) FieldByName(name string) Value {
	if v.Kind() != Struct {
		v.wrong("FieldByName")
	}
	if f, ok := v.t.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Slice:
		h := (*sliceHeader)(v.p)
		if i < 0 || i >= h.len {
			panic("reflect: slice index out of range")
		}
		return Value{rtype(v.t.elem()), add(h.data, uintptr(i)*v.t.Elem().Size()), v.flag&readOnly | canAddr}
	case Array:
		if i < 0 || i >= v.t.Len() {
			panic("reflect: array index out of range")
		}
		return Value{rtype(v.t.elem()), add(v.p, uintptr(i)*v.t.Elem().Size()), v.flag}
	case String:
		s := *(*string)(v.p)
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		return ValueOf(s[i])
	}
	v.wrong("Index")
	return Value{}
}

func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		e := ValueOf(pack(int(v.t), v.p))
		e.flag |= v.flag & readOnly
		return e
	case Pointer:
		if v.word() == nil {
			return Value{}
		}
		return Value{rtype(v.t.elem()), v.word(), v.flag&readOnly | canAddr}
	}
	v.wrong("Elem")
	return Value{}
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func pointerValue(t rtype, p unsafe.Pointer, flag int) Value {
	box := new(unsafe.Pointer)
	*box = p
	return Value{t, unsafe.Pointer(box), flag}
}

func (v Value) Addr() Value {
	if !v.CanAddr() {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return pointerValue(rtype(PointerTo(v.t).id()), v.p, v.flag&readOnly)
}

// Pointer is an address; of a function, that of its code.
func (v Value) Pointer() uintptr {
	if v.Kind() == Func && !v.IsNil() {
		return codeOf(v.word())
	}
	return uintptr(v.word())
}

func codeOf(closure unsafe.Pointer) uintptr

func (v Value) UnsafePointer() unsafe.Pointer { return v.word() }

func (v Value) NumMethod() int { return v.t.NumMethod() }

func (v Value) mustSet(method string) {
	if v.flag&readOnly != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	if v.flag&canAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// assigned gives v as a value of type t: itself, or in an interface.
func (v Value) assigned(t rtype, context string) Value {
	switch {
	case v.t == t:
		return v
	case v.t != 0 && t.Kind() == Interface && v.t.AssignableTo(t):
		box := alloc(int(t), 1)
		*(*any)(box) = pack(int(v.t), v.p)
		return Value{t, box, 0}
	case v.t != 0 && v.t.AssignableTo(t):
		return Value{t, v.p, v.flag}
	}
	name := "<invalid>"
	if v.t != 0 {
		name = v.t.String()
	}
	panic(context + ": value of type " + name + " is not assignable to type " + t.String())
}

func (v Value) Set(x Value) {
	v.mustSet("Set")
	if x.flag&readOnly != 0 {
		panic("reflect: reflect.Value.Set using value obtained using unexported field")
	}
	x = x.assigned(v.t, "reflect.Set")
	move(int(v.t), v.p, x.p)
}

func (v Value) SetZero() { v.mustSet("SetZero"); move(int(v.t), v.p, alloc(int(v.t), 1)) }

func (v Value) SetBool(x bool) {
	v.mustSet("SetBool")
	if v.Kind() != Bool {
		v.wrong("SetBool")
	}
	*(*bool)(v.p) = x
}

func (v Value) setBits(x uint64) {
	switch v.t.Size() {
	case 1:
		*(*uint8)(v.p) = uint8(x)
	case 2:
		*(*uint16)(v.p) = uint16(x)
	case 4:
		*(*uint32)(v.p) = uint32(x)
	default:
		*(*uint64)(v.p) = x
	}
}

func (v Value) SetInt(x int64) {
	v.mustSet("SetInt")
	if !v.CanInt() {
		v.wrong("SetInt")
	}
	v.setBits(uint64(x))
}

func (v Value) SetUint(x uint64) {
	v.mustSet("SetUint")
	if !v.CanUint() {
		v.wrong("SetUint")
	}
	v.setBits(x)
}

func (v Value) SetFloat(x float64) {
	v.mustSet("SetFloat")
	switch v.Kind() {
	case Float32:
		*(*float32)(v.p) = float32(x)
	case Float64:
		*(*float64)(v.p) = x
	default:
		v.wrong("SetFloat")
	}
}

func (v Value) SetString(x string) {
	v.mustSet("SetString")
	if v.Kind() != String {
		v.wrong("SetString")
	}
	*(*string)(v.p) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustSet("SetBytes")
	*(*[]byte)(v.p) = x
}

func (v Value) SetLen(n int) {
	v.mustSet("SetLen")
	h := (*sliceHeader)(v.p)
	if n < 0 || n > h.cap {
		panic("reflect: slice length out of range in SetLen")
	}
	h.len = n
}

func (v Value) OverflowInt(x int64) bool {
	bits := uint(v.t.Size()) * 8
	return x != x<<(64-bits)>>(64-bits)
}

func (v Value) OverflowUint(x uint64) bool {
	bits := uint(v.t.Size()) * 8
	return x != x<<(64-bits)>>(64-bits)
}

func (v Value) OverflowFloat(x float64) bool {
	const most = 0x1p127 * (1 + (1 - 0x1p-23))
	if x < 0 {
		x = -x
	}
	return v.Kind() == Float32 && most < x && x <= 0x1p1023*(1+(1-0x1p-52))
}

// Grow makes room for n more elements.
func (v Value) Grow(n int) {
	h := (*sliceHeader)(v.p)
	if h.len+n <= h.cap {
		return
	}
	size := v.t.Elem().Size()
	most := max(h.len+n, 4, h.cap*2)
	data := alloc(v.t.elem(), most)
	copy(bytesAt(data, h.len*int(size)), bytesAt(h.data, h.len*int(size)))
	h.data, h.cap = data, most
}

func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case String:
		return ValueOf((*(*string)(v.p))[i:j]).as(v.t)
	case Slice:
		h := (*sliceHeader)(v.p)
		if i < 0 || j < i || j > h.cap {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		s := &sliceHeader{h.data, j - i, h.cap - i}
		if s.cap > 0 {
			s.data = add(h.data, uintptr(i)*v.t.Elem().Size())
		}
		return Value{v.t, unsafe.Pointer(s), 0}
	}
	v.wrong("Slice")
	return Value{}
}

func (v Value) as(t rtype) Value { return Value{t, v.p, v.flag} }

func Append(s Value, x ...Value) Value {
	h := *(*sliceHeader)(s.p)
	out := Value{s.t, unsafe.Pointer(&h), canAddr}
	n := h.len
	out.Grow(len(x))
	out.SetLen(n + len(x))
	for i, e := range x {
		out.Index(n + i).Set(e)
	}
	out.flag = 0
	return out
}

func AppendSlice(s, t Value) Value {
	for i := range t.Len() {
		s = Append(s, t.Index(i))
	}
	return s
}

func Copy(dst, src Value) int {
	n := min(dst.Len(), src.Len())
	for i := range n {
		dst.Index(i).Set(src.Index(i))
	}
	return n
}

func MakeSlice(t Type, n, cap int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	return Value{rtype(t.id()), unsafe.Pointer(&sliceHeader{alloc(t.Elem().id(), cap), n, cap}), 0}
}

func MakeMap(t Type) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return pointerValue(rtype(t.id()), makeMap(t.id()), 0)
}

func MakeMapWithSize(t Type, n int) Value { return MakeMap(t) }

func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return pointerValue(rtype(PointerTo(t).id()), alloc(t.id(), 1), 0)
}

func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	return Value{rtype(t.id()), alloc(t.id(), 1), 0}
}

func (v Value) MapIndex(key Value) Value {
	if v.Kind() != Map {
		v.wrong("MapIndex")
	}
	key = key.assigned(rtype(v.t.key()), "reflect.Value.MapIndex")
	p := mapGet(int(v.t), v.word(), key.p)
	if p == nil {
		return Value{}
	}
	return Value{rtype(v.t.elem()), p, (v.flag | key.flag) & readOnly}
}

func (v Value) SetMapIndex(key, elem Value) {
	if v.Kind() != Map {
		v.wrong("SetMapIndex")
	}
	key = key.assigned(rtype(v.t.key()), "reflect.Value.SetMapIndex")
	if elem.t == 0 {
		mapDelete(int(v.t), v.word(), key.p)
		return
	}
	elem = elem.assigned(rtype(v.t.elem()), "reflect.Value.SetMapIndex")
	mapSet(int(v.t), v.word(), key.p, elem.p)
}

func (v Value) MapKeys() []Value {
	if v.Kind() != Map {
		v.wrong("MapKeys")
	}
	all := mapEntries(int(v.t), v.word())
	out := make([]Value, 0, len(all)/2)
	for i := 0; i < len(all); i += 2 {
		out = append(out, Value{rtype(v.t.key()), all[i], v.flag & readOnly})
	}
	return out
}

type MapIter struct {
	m   Value
	all []unsafe.Pointer
	at  int
}

func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		v.wrong("MapRange")
	}
	return &MapIter{v, mapEntries(int(v.t), v.word()), -2}
}

func (it *MapIter) Next() bool {
	it.at += 2
	return it.at < len(it.all)
}

func (it *MapIter) Key() Value   { return Value{rtype(it.m.t.key()), it.all[it.at], it.m.flag & readOnly} }
func (it *MapIter) Value() Value { return Value{rtype(it.m.t.elem()), it.all[it.at+1], it.m.flag & readOnly} }

func (v Value) Comparable() bool { return v.t == 0 || v.t.Comparable() }

func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	return v.t == u.t && (v.t == 0 || equal(int(v.t), v.p, u.p))
}

func (v Value) CanConvert(t Type) bool { return v.t.ConvertibleTo(t) }

// Convert gives v as a value of type t.
func (v Value) Convert(t Type) Value {
	from, to := v.Kind(), t.Kind()
	out := Value{rtype(t.id()), alloc(t.id(), 1), 0}
	set := Value{out.t, out.p, canAddr}
	switch {
	case !v.t.ConvertibleTo(t):
		panic("reflect.Value.Convert: value of type " + v.t.String() + " cannot be converted to type " + t.String())
	case isNumber(from) && isNumber(to):
		switch {
		case v.CanFloat() && set.CanFloat():
			set.SetFloat(v.Float())
		case v.CanFloat() && set.CanInt():
			set.SetInt(int64(v.Float()))
		case v.CanFloat():
			set.SetUint(uint64(v.Float()))
		case set.CanFloat() && v.CanInt():
			set.SetFloat(float64(v.Int()))
		case set.CanFloat():
			set.SetFloat(float64(v.Uint()))
		case v.CanInt():
			set.setBits(uint64(v.Int()))
		default:
			set.setBits(v.Uint())
		}
	case to == String && v.CanInt():
		set.SetString(string(rune(v.Int())))
	case to == String && v.CanUint():
		set.SetString(string(rune(v.Uint())))
	case to == String && from == Slice && v.t.Elem().Kind() == Uint8:
		set.SetString(string(*(*[]byte)(v.p)))
	case to == String && from == Slice:
		set.SetString(string(*(*[]rune)(v.p)))
	case from == String && to == Slice && t.Elem().Kind() == Uint8:
		*(*[]byte)(out.p) = []byte(v.String())
	case from == String && to == Slice:
		*(*[]rune)(out.p) = []rune(v.String())
	case to == Interface:
		return v.assigned(out.t, "reflect.Value.Convert")
	default:
		move(int(out.t), out.p, v.p)
	}
	return out
}
