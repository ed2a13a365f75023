package reflect

import "iter"

// yields says whether t is a function that range accepts, with so many variables.
func (t rtype) yields(n int) bool {
	if t.Kind() != Func || t.NumIn() != 1 || t.NumOut() != 0 {
		return false
	}
	yield := t.In(0)
	return yield.Kind() == Func && yield.NumIn() == n && yield.NumOut() == 1 && yield.Out(0).Kind() == Bool
}

// CanSeq says whether Value.Seq takes values of the type.
func (t rtype) CanSeq() bool {
	switch t.Kind() {
	case Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return t.yields(1)
}

// CanSeq2 says whether Value.Seq2 takes values of the type.
func (t rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return t.yields(2)
}

// Seq yields what a range over v with one variable gives.
func (v Value) Seq() iter.Seq[Value] {
	switch {
	case v.Kind() == Func && v.t.yields(1):
		return func(yield func(Value) bool) {
			f := func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} }
			v.Call([]Value{MakeFunc(v.t.In(0), f)})
		}
	case v.CanInt():
		return func(yield func(Value) bool) {
			for i := range v.Int() {
				if !yield(ValueOf(i).Convert(v.t)) {
					return
				}
			}
		}
	case v.CanUint():
		return func(yield func(Value) bool) {
			for i := range v.Uint() {
				if !yield(ValueOf(i).Convert(v.t)) {
					return
				}
			}
		}
	case v.Kind() == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok && yield(x); x, ok = v.Recv() {
			}
		}
	case v.Kind() != Func && v.t.CanSeq2():
		return func(yield func(Value) bool) { v.Seq2()(func(key, _ Value) bool { return yield(key) }) }
	}
	panic("reflect: " + v.t.String() + " cannot produce iter.Seq[Value]")
}

// Seq2 yields what a range over v with two variables gives.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	switch {
	case v.Kind() == Func && v.t.yields(2):
		return func(yield func(Value, Value) bool) {
			f := func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} }
			v.Call([]Value{MakeFunc(v.t.In(0), f)})
		}
	case v.Kind() == Pointer && v.t.Elem().Kind() == Array:
		return v.Elem().Seq2()
	case v.Kind() == Array || v.Kind() == Slice:
		return func(yield func(Value, Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case v.Kind() == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case v.Kind() == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next() && yield(it.Key(), it.Value()); {
			}
		}
	}
	panic("reflect: " + v.t.String() + " cannot produce iter.Seq2[Value, Value]")
}

// counted gives part of 0, 1 and so on below n.
func counted[T any](n int, part func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range n {
			if !yield(part(i)) {
				return
			}
		}
	}
}

func (t rtype) Fields() iter.Seq[StructField] { return counted(t.NumField(), t.Field) }
func (t rtype) Methods() iter.Seq[Method]     { return counted(t.NumMethod(), t.Method) }
func (t rtype) Ins() iter.Seq[Type]           { return counted(t.NumIn(), t.In) }
func (t rtype) Outs() iter.Seq[Type]          { return counted(t.NumOut(), t.Out) }

// Fields gives the fields with their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(v.Type().Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Methods gives the methods, each bound to v too.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		for i := range v.NumMethod() {
			if !yield(v.Type().Method(i), v.Method(i)) {
				return
			}
		}
	}
}
