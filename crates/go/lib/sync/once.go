package sync

import "sync/atomic"

type Once struct {
	_    noCopy
	done atomic.Bool
	m    mutex
}

func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	if !atomic.CompareAndSwapInt32(&o.m.state, 0, mutexLocked) {
		tellOnce(o, &o.m, stepWaits)
		o.m.lockSlow()
	}
	tellOnce(o, &o.m, stepLocked)
	defer o.unlock()
	if !o.done.Load() {
		defer o.store()
		f()
	}
}

func (o *Once) store() {
	o.done.Store(true)
	tellOnceDone(o, &o.m)
}

func (o *Once) unlock() {
	if next := unlockOnceTold(o, &o.m); next != 0 {
		o.m.unlockSlow(next)
	}
}

func OnceFunc(f func()) func() {
	var once Once
	valid := false
	var p any
	return func() {
		once.Do(func() {
			defer func() {
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			f()
			f = nil
			valid = true
		})
		if !valid {
			panic(p)
		}
	}
}

func OnceValue[T any](f func() T) func() T {
	var once Once
	valid := false
	var p any
	var result T
	return func() T {
		once.Do(func() {
			defer func() {
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			result = f()
			f = nil
			valid = true
		})
		if !valid {
			panic(p)
		}
		return result
	}
}

func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once Once
	valid := false
	var p any
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		once.Do(func() {
			defer func() {
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			r1, r2 = f()
			f = nil
			valid = true
		})
		if !valid {
			panic(p)
		}
		return r1, r2
	}
}
