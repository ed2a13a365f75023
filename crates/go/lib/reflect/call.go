package reflect

import "unsafe"

func methodValue(t, i int) (closure unsafe.Pointer, bound, unbound int)
func loadWords(t int, p, words unsafe.Pointer)
func storeWords(t int, p, words unsafe.Pointer)

// The words of a call's parameters and results at most.
const callWords = 32

// A call of any function: the runtime passes words, of which each function takes its own.
type anyCall func(words [callWords]unsafe.Pointer) [callWords]unsafe.Pointer

func (t rtype) mustBeFunc(method string) {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
}

func (t rtype) signature() (params, all int, variadic bool) {
	_, _, _, _, length, fields, _, _ := typeWords(int(t))
	return length & 0xffffffff, fields, length>>32 != 0
}

func (t rtype) NumIn() int {
	t.mustBeFunc("NumIn")
	n, _, _ := t.signature()
	return n
}

func (t rtype) NumOut() int {
	t.mustBeFunc("NumOut")
	n, all, _ := t.signature()
	return all - n
}

func (t rtype) IsVariadic() bool {
	t.mustBeFunc("IsVariadic")
	_, _, variadic := t.signature()
	return variadic
}

func (t rtype) part(i int) rtype {
	_, _, typ, _, _ := field(int(t), i)
	return rtype(typ)
}

func (t rtype) In(i int) Type {
	t.mustBeFunc("In")
	if i < 0 || i >= t.NumIn() {
		panic("reflect: Func index out of bounds")
	}
	return t.part(i)
}

func (t rtype) Out(i int) Type {
	t.mustBeFunc("Out")
	if i < 0 || i >= t.NumOut() {
		panic("reflect: Func index out of bounds")
	}
	return t.part(t.NumIn() + i)
}

// Method is the i-th exported method as a function value bound to v.
func (v Value) Method(i int) Value {
	if v.t == 0 {
		v.wrong("Method")
	}
	if v.Kind() == Interface {
		name := method(int(v.t), i)
		if v.IsNil() {
			panic("reflect: Method on nil interface value")
		}
		return v.Elem().MethodByName(name)
	}
	if i < 0 || i >= v.t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	closure, typ, _ := methodValue(int(v.t), i)
	held := pack(int(v.t), v.p)
	m := &boundMethod{closure, (*[2]unsafe.Pointer)(unsafe.Pointer(&held))[1]}
	f := func(words [callWords]unsafe.Pointer) [callWords]unsafe.Pointer {
		var with [callWords]unsafe.Pointer
		with[0] = m.receiver
		copy(with[1:], words[:])
		return (*(*anyCall)(unsafe.Pointer(&m.closure)))(with)
	}
	box := new(anyCall)
	*box = f
	return Value{rtype(typ), unsafe.Pointer(box), v.flag & readOnly}
}

type boundMethod struct {
	closure, receiver unsafe.Pointer
}

func (v Value) MethodByName(name string) Value {
	if v.t == 0 {
		v.wrong("MethodByName")
	}
	for i := range v.t.NumMethod() {
		if method(int(v.t), i) == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// Call calls the function v with these arguments.
func (v Value) Call(in []Value) []Value {
	if v.Kind() != Func {
		v.wrong("Call")
	}
	if v.flag&readOnly != 0 {
		panic("reflect: reflect.Value.Call using value obtained using unexported field")
	}
	if v.IsNil() {
		panic("reflect.Value.Call: call of nil function")
	}
	n := v.t.NumIn()
	if v.t.IsVariadic() {
		if len(in) < n-1 {
			panic("reflect: Call with too few input arguments")
		}
		rest := MakeSlice(v.t.In(n-1), 0, len(in)-n+1)
		elem := v.t.In(n - 1).Elem()
		for _, x := range in[n-1:] {
			if !x.IsValid() || !x.Type().AssignableTo(elem) {
				panic("reflect: cannot use " + x.Type().String() + " as type " + elem.String() + " in Call")
			}
			rest = Append(rest, x)
		}
		return v.call("Call", append(append([]Value(nil), in[:n-1]...), rest))
	}
	return v.call("Call", in)
}

// CallSlice calls the variadic function v with the last argument as its slice.
func (v Value) CallSlice(in []Value) []Value {
	if v.Kind() != Func {
		v.wrong("CallSlice")
	}
	if !v.t.IsVariadic() {
		panic("reflect: CallSlice of non-variadic function")
	}
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	n := v.t.NumIn()
	if len(in) < n {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > n {
		panic("reflect: " + op + " with too many input arguments")
	}
	var words [callWords]unsafe.Pointer
	at := 0
	for i, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
		t := v.t.In(i)
		if !x.Type().AssignableTo(t) {
			panic("reflect: " + op + " using " + x.Type().String() + " as type " + t.String())
		}
		at = x.intoWords(rtype(t.id()), &words, at)
	}
	words = (*(*anyCall)(v.p))(words)
	return fromWords(v.t.Out, v.t.NumOut(), &words)
}

// intoWords puts x as a value of type t behind the first at words.
func (x Value) intoWords(t rtype, words *[callWords]unsafe.Pointer, at int) int {
	held := Value{t, alloc(int(t), 1), canAddr}
	held.Set(x)
	at = place(t, at)
	loadWords(int(t), held.p, unsafe.Pointer(&words[at]))
	return at + int(t.Size()+7)/8
}

// fromWords gives the n values whose types part says.
func fromWords(part func(int) Type, n int, words *[callWords]unsafe.Pointer) []Value {
	out := make([]Value, n)
	at := 0
	for i := range out {
		t := rtype(part(i).id())
		at = place(t, at)
		out[i] = Value{t, alloc(int(t), 1), 0}
		storeWords(int(t), out[i].p, unsafe.Pointer(&words[at]))
		at += int(t.Size()+7) / 8
	}
	return out
}

// MakeFunc is a function of type typ that calls fn.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	t := rtype(typ.id())
	if t.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	box := new(anyCall)
	*box = func(words [callWords]unsafe.Pointer) (out [callWords]unsafe.Pointer) {
		results := fn(fromWords(t.In, t.NumIn(), &words))
		if len(results) != t.NumOut() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		at := 0
		for i, x := range results {
			want := t.Out(i)
			if x.Kind() == Invalid {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			if !x.Type().AssignableTo(want) {
				panic("reflect: function created by MakeFunc using closure returned value of type " + x.Type().String() + " not assignable to type " + want.String())
			}
			at = x.intoWords(rtype(want.id()), &out, at)
		}
		return out
	}
	return Value{t, unsafe.Pointer(box), 0}
}

func place(t rtype, at int) int {
	if at+int(t.Size()+7)/8 >= callWords {
		panic("reflect: this call passes more than can be passed")
	}
	return at
}
