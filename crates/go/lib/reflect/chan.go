package reflect

import "unsafe"

func makeChan(elem, buffer int) unsafe.Pointer

// Any channel: the runtime moves as many words as its elements have.
type anyChan chan [callWords]unsafe.Pointer

// MakeChan makes a channel of type typ.
func MakeChan(typ Type, buffer int) Value {
	t := rtype(typ.id())
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	return pointerValue(t, makeChan(t.elem(), buffer), 0)
}

func (v Value) channel(method string) anyChan {
	if v.Kind() != Chan {
		v.wrong(method)
	}
	place(rtype(v.t.elem()), 0)
	return *(*anyChan)(v.p)
}

func (v Value) received(words *[callWords]unsafe.Pointer) Value {
	return fromWords(func(int) Type { return rtype(v.t.elem()) }, 1, words)[0]
}

// Recv waits for a value; ok is false if the channel is closed and empty.
func (v Value) Recv() (x Value, ok bool) {
	words, ok := <-v.channel("Recv")
	return v.received(&words), ok
}

// TryRecv does not wait; x is the zero Value if nothing was there.
func (v Value) TryRecv() (x Value, ok bool) {
	select {
	case words, ok := <-v.channel("TryRecv"):
		return v.received(&words), ok
	default:
		return Value{}, false
	}
}

func (v Value) Send(x Value) {
	var words [callWords]unsafe.Pointer
	c := v.channel("Send")
	x.intoWords(rtype(v.t.elem()), &words, 0)
	c <- words
}

func (v Value) TrySend(x Value) bool {
	var words [callWords]unsafe.Pointer
	c := v.channel("TrySend")
	x.intoWords(rtype(v.t.elem()), &words, 0)
	select {
	case c <- words:
		return true
	default:
		return false
	}
}

func (v Value) Close() { close(v.channel("Close")) }

// Clear empties a map, and makes a slice's elements zero.
func (v Value) Clear() {
	switch v.Kind() {
	case Map:
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, Value{})
		}
	case Slice:
		for i := range v.Len() {
			v.Index(i).SetZero()
		}
	default:
		panic(&ValueError{"reflect.Value.Clear", v.Kind()})
	}
}
