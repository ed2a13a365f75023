package reflect

import "unsafe"

// Swapper exchanges elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	temp := alloc(v.t.elem(), 1)
	return func(i, j int) {
		a, b := v.Index(i), v.Index(j)
		move(v.t.elem(), temp, a.p)
		move(v.t.elem(), a.p, b.p)
		move(v.t.elem(), b.p, temp)
	}
}

type visit struct {
	a, b unsafe.Pointer
	t    rtype
}

// DeepEqual compares values, and what they point to.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	return deep(ValueOf(x), ValueOf(y), map[visit]bool{})
}

func deep(a, b Value, seen map[visit]bool) bool {
	if a.t == 0 || b.t == 0 || a.t != b.t {
		return a.t == b.t
	}
	switch a.Kind() {
	case Pointer, Map, Slice:
		key := visit{a.word(), b.word(), a.t}
		if seen[key] && (a.Kind() != Slice || a.Len() > 0) {
			return true
		}
		seen[key] = true
	}
	switch a.Kind() {
	case Array:
		for i := range a.Len() {
			if !deep(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.word() == b.word() {
			return true
		}
		for i := range a.Len() {
			if !deep(a.Index(i), b.Index(i), seen) {
				return false
			}
		}
		return true
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deep(a.Elem(), b.Elem(), seen)
	case Pointer:
		return a.word() == b.word() || deep(a.Elem(), b.Elem(), seen)
	case Struct:
		for i := range a.NumField() {
			if !deep(a.Field(i), b.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.word() == b.word() {
			return true
		}
		for it := a.MapRange(); it.Next(); {
			other := b.MapIndex(it.Key())
			if !other.IsValid() || !deep(it.Value(), other, seen) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return equal(int(a.t), a.p, b.p)
}
