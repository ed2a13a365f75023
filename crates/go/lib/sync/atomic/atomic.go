// Package atomic: operations that nobody can come between.
package atomic

import "unsafe"

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

func load32(addr *uint32) uint32
func load64(addr *uint64) uint64
func store32(addr *uint32, val uint32)
func store64(addr *uint64, val uint64)
func add32(addr *uint32, delta uint32) uint32
func add64(addr *uint64, delta uint64) uint64
func swap32(addr *uint32, new uint32) uint32
func swap64(addr *uint64, new uint64) uint64
func cas32(addr *uint32, old, new uint32) bool
func cas64(addr *uint64, old, new uint64) bool
func and32(addr *uint32, mask uint32) uint32
func and64(addr *uint64, mask uint64) uint64
func or32(addr *uint32, mask uint32) uint32
func or64(addr *uint64, mask uint64) uint64

func LoadInt32(addr *int32) (val int32) { return int32(load32((*uint32)(unsafe.Pointer(addr)))) }
func StoreInt32(addr *int32, val int32) { store32((*uint32)(unsafe.Pointer(addr)), uint32(val)) }
func AddInt32(addr *int32, delta int32) (new int32) { return int32(add32((*uint32)(unsafe.Pointer(addr)), uint32(delta))) }
func SwapInt32(addr *int32, new int32) (old int32) { return int32(swap32((*uint32)(unsafe.Pointer(addr)), uint32(new))) }
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) { return cas32((*uint32)(unsafe.Pointer(addr)), uint32(old), uint32(new)) }
func AndInt32(addr *int32, mask int32) (old int32) { return int32(and32((*uint32)(unsafe.Pointer(addr)), uint32(mask))) }
func OrInt32(addr *int32, mask int32) (old int32) { return int32(or32((*uint32)(unsafe.Pointer(addr)), uint32(mask))) }

type Int32 struct {
	_ noCopy
	v int32
}

func (x *Int32) Load() int32           { return LoadInt32(&x.v) }
func (x *Int32) Store(val int32)       { StoreInt32(&x.v, val) }
func (x *Int32) Swap(new int32) (old int32) { return SwapInt32(&x.v, new) }
func (x *Int32) Add(delta int32) (new int32) { return AddInt32(&x.v, delta) }
func (x *Int32) And(mask int32) (old int32) { return AndInt32(&x.v, mask) }
func (x *Int32) Or(mask int32) (old int32) { return OrInt32(&x.v, mask) }
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) { return CompareAndSwapInt32(&x.v, old, new) }

func LoadInt64(addr *int64) (val int64) { return int64(load64((*uint64)(unsafe.Pointer(addr)))) }
func StoreInt64(addr *int64, val int64) { store64((*uint64)(unsafe.Pointer(addr)), uint64(val)) }
func AddInt64(addr *int64, delta int64) (new int64) { return int64(add64((*uint64)(unsafe.Pointer(addr)), uint64(delta))) }
func SwapInt64(addr *int64, new int64) (old int64) { return int64(swap64((*uint64)(unsafe.Pointer(addr)), uint64(new))) }
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) { return cas64((*uint64)(unsafe.Pointer(addr)), uint64(old), uint64(new)) }
func AndInt64(addr *int64, mask int64) (old int64) { return int64(and64((*uint64)(unsafe.Pointer(addr)), uint64(mask))) }
func OrInt64(addr *int64, mask int64) (old int64) { return int64(or64((*uint64)(unsafe.Pointer(addr)), uint64(mask))) }

type Int64 struct {
	_ noCopy
	v int64
}

func (x *Int64) Load() int64           { return LoadInt64(&x.v) }
func (x *Int64) Store(val int64)       { StoreInt64(&x.v, val) }
func (x *Int64) Swap(new int64) (old int64) { return SwapInt64(&x.v, new) }
func (x *Int64) Add(delta int64) (new int64) { return AddInt64(&x.v, delta) }
func (x *Int64) And(mask int64) (old int64) { return AndInt64(&x.v, mask) }
func (x *Int64) Or(mask int64) (old int64) { return OrInt64(&x.v, mask) }
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) { return CompareAndSwapInt64(&x.v, old, new) }

func LoadUint32(addr *uint32) (val uint32) { return uint32(load32(addr)) }
func StoreUint32(addr *uint32, val uint32) { store32(addr, uint32(val)) }
func AddUint32(addr *uint32, delta uint32) (new uint32) { return uint32(add32(addr, uint32(delta))) }
func SwapUint32(addr *uint32, new uint32) (old uint32) { return uint32(swap32(addr, uint32(new))) }
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) { return cas32(addr, uint32(old), uint32(new)) }
func AndUint32(addr *uint32, mask uint32) (old uint32) { return uint32(and32(addr, uint32(mask))) }
func OrUint32(addr *uint32, mask uint32) (old uint32) { return uint32(or32(addr, uint32(mask))) }

type Uint32 struct {
	_ noCopy
	v uint32
}

func (x *Uint32) Load() uint32           { return LoadUint32(&x.v) }
func (x *Uint32) Store(val uint32)       { StoreUint32(&x.v, val) }
func (x *Uint32) Swap(new uint32) (old uint32) { return SwapUint32(&x.v, new) }
func (x *Uint32) Add(delta uint32) (new uint32) { return AddUint32(&x.v, delta) }
func (x *Uint32) And(mask uint32) (old uint32) { return AndUint32(&x.v, mask) }
func (x *Uint32) Or(mask uint32) (old uint32) { return OrUint32(&x.v, mask) }
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) { return CompareAndSwapUint32(&x.v, old, new) }

func LoadUint64(addr *uint64) (val uint64) { return uint64(load64(addr)) }
func StoreUint64(addr *uint64, val uint64) { store64(addr, uint64(val)) }
func AddUint64(addr *uint64, delta uint64) (new uint64) { return uint64(add64(addr, uint64(delta))) }
func SwapUint64(addr *uint64, new uint64) (old uint64) { return uint64(swap64(addr, uint64(new))) }
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) { return cas64(addr, uint64(old), uint64(new)) }
func AndUint64(addr *uint64, mask uint64) (old uint64) { return uint64(and64(addr, uint64(mask))) }
func OrUint64(addr *uint64, mask uint64) (old uint64) { return uint64(or64(addr, uint64(mask))) }

type Uint64 struct {
	_ noCopy
	v uint64
}

func (x *Uint64) Load() uint64           { return LoadUint64(&x.v) }
func (x *Uint64) Store(val uint64)       { StoreUint64(&x.v, val) }
func (x *Uint64) Swap(new uint64) (old uint64) { return SwapUint64(&x.v, new) }
func (x *Uint64) Add(delta uint64) (new uint64) { return AddUint64(&x.v, delta) }
func (x *Uint64) And(mask uint64) (old uint64) { return AndUint64(&x.v, mask) }
func (x *Uint64) Or(mask uint64) (old uint64) { return OrUint64(&x.v, mask) }
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) { return CompareAndSwapUint64(&x.v, old, new) }

func LoadUintptr(addr *uintptr) (val uintptr) { return uintptr(load64((*uint64)(unsafe.Pointer(addr)))) }
func StoreUintptr(addr *uintptr, val uintptr) { store64((*uint64)(unsafe.Pointer(addr)), uint64(val)) }
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) { return uintptr(add64((*uint64)(unsafe.Pointer(addr)), uint64(delta))) }
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) { return uintptr(swap64((*uint64)(unsafe.Pointer(addr)), uint64(new))) }
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) { return cas64((*uint64)(unsafe.Pointer(addr)), uint64(old), uint64(new)) }
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr) { return uintptr(and64((*uint64)(unsafe.Pointer(addr)), uint64(mask))) }
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr) { return uintptr(or64((*uint64)(unsafe.Pointer(addr)), uint64(mask))) }

type Uintptr struct {
	_ noCopy
	v uintptr
}

func (x *Uintptr) Load() uintptr           { return LoadUintptr(&x.v) }
func (x *Uintptr) Store(val uintptr)       { StoreUintptr(&x.v, val) }
func (x *Uintptr) Swap(new uintptr) (old uintptr) { return SwapUintptr(&x.v, new) }
func (x *Uintptr) Add(delta uintptr) (new uintptr) { return AddUintptr(&x.v, delta) }
func (x *Uintptr) And(mask uintptr) (old uintptr) { return AndUintptr(&x.v, mask) }
func (x *Uintptr) Or(mask uintptr) (old uintptr) { return OrUintptr(&x.v, mask) }
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) { return CompareAndSwapUintptr(&x.v, old, new) }

type Bool struct {
	_ noCopy
	v uint32
}

func b32(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (x *Bool) Load() bool              { return load32(&x.v) != 0 }
func (x *Bool) Store(val bool)          { store32(&x.v, b32(val)) }
func (x *Bool) Swap(new bool) (old bool) { return swap32(&x.v, b32(new)) != 0 }
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	return cas32(&x.v, b32(old), b32(new))
}

type Pointer[T any] struct {
	_ noCopy
	v uintptr
	p *T
}

func (x *Pointer[T]) Load() *T { return (*T)(unsafe.Pointer(LoadUintptr(&x.v))) }
func (x *Pointer[T]) Store(val *T) {
	x.p = val
	StoreUintptr(&x.v, uintptr(unsafe.Pointer(val)))
}
func (x *Pointer[T]) Swap(new *T) (old *T) {
	x.p = new
	return (*T)(unsafe.Pointer(SwapUintptr(&x.v, uintptr(unsafe.Pointer(new)))))
}
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	if CompareAndSwapUintptr(&x.v, uintptr(unsafe.Pointer(old)), uintptr(unsafe.Pointer(new))) {
		x.p = new
		return true
	}
	return false
}

type Value struct {
	v any
}

func sameType(a, b any) bool

func (v *Value) Load() (val any) { return v.v }

func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	if v.v != nil && !sameType(v.v, val) {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
	v.v = val
}

func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	if v.v != nil && !sameType(v.v, new) {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	old, v.v = v.v, new
	return old
}

func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	if v.v != nil && !sameType(v.v, new) {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	if v.v != old {
		return false
	}
	v.v = new
	return true
}
