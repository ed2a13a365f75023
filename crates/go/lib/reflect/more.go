package reflect

import "errors"

func (t rtype) FieldAlign() int { return t.Align() }

// FieldByIndex follows a path of field numbers.
func (t rtype) FieldByIndex(index []int) StructField {
	var f StructField
	at := Type(t)
	for i, x := range index {
		if i > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(x)
		at = f.Type
	}
	f.Index = index
	return f
}

// FieldByNameFunc finds the one field whose name matches; a deeper one only if no other is above it.
func (t rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	for now := []StructField{{Type: t}}; len(now) > 0; {
		var next, found []StructField
		for _, outer := range now {
			for i := range outer.Type.NumField() {
				f := outer.Type.Field(i)
				f.Index = append(append([]int(nil), outer.Index...), i)
				if match(f.Name) {
					found = append(found, f)
					continue
				}
				inner := f
				if f.Anonymous && f.Type.Kind() == Pointer {
					inner.Type = f.Type.Elem()
				}
				if f.Anonymous && inner.Type.Kind() == Struct {
					next = append(next, inner)
				}
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
		now = next
	}
	return StructField{}, false
}

func (t rtype) OverflowInt(x int64) bool {
	if t.Kind() < Int || t.Kind() > Int64 {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	return Zero(t).OverflowInt(x)
}

func (t rtype) OverflowUint(x uint64) bool {
	if t.Kind() < Uint || t.Kind() > Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	return Zero(t).OverflowUint(x)
}

func (t rtype) OverflowFloat(x float64) bool {
	if t.Kind() != Float32 && t.Kind() != Float64 {
		panic("reflect: OverflowFloat of non-float type " + t.String())
	}
	return Zero(t).OverflowFloat(x)
}

func (t rtype) OverflowComplex(x complex128) bool {
	if t.Kind() != Complex64 && t.Kind() != Complex128 {
		panic("reflect: OverflowComplex of non-complex type " + t.String())
	}
	return Zero(t).OverflowComplex(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	switch v.Kind() {
	case Complex64:
		single := ValueOf(float32(0))
		return single.OverflowFloat(real(x)) || single.OverflowFloat(imag(x))
	case Complex128:
		return false
	}
	v.wrong("OverflowComplex")
	return false
}

func (v Value) SetComplex(x complex128) {
	v.mustSet("SetComplex")
	switch v.Kind() {
	case Complex64:
		*(*complex64)(v.p) = complex64(x)
	case Complex128:
		*(*complex128)(v.p) = x
	default:
		v.wrong("SetComplex")
	}
}

// SetCap makes a slice's capacity smaller.
func (v Value) SetCap(n int) {
	v.mustSet("SetCap")
	if v.Kind() != Slice {
		v.wrong("SetCap")
	}
	h := (*sliceHeader)(v.p)
	if n < h.len || n > h.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	h.cap = n
}

// Slice3 is v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	if v.Kind() != Slice {
		v.wrong("Slice3")
	}
	if i < 0 || j < i || k < j || k > v.Cap() {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	s := v.Slice(i, j)
	(*sliceHeader)(s.p).cap = k - i
	return s
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.t.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByIndexErr is FieldByIndex, with an error for a nil pointer on the way.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.t.Elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + v.t.Elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// SetIterKey sets v to the key where it stands.
func (v Value) SetIterKey(it *MapIter) { v.Set(it.Key()) }

// SetIterValue sets v to the value where it stands.
func (v Value) SetIterValue(it *MapIter) { v.Set(it.Value()) }

// Reset lets it walk over the map v from its start.
func (it *MapIter) Reset(v Value) {
	if !v.IsValid() {
		*it = MapIter{}
		return
	}
	*it = *v.MapRange()
}

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.Interface().(T)
	return x, ok
}
