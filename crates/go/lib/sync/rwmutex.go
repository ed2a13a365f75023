package sync

import "sync/atomic"

const rwmutexMaxReaders = 1 << 30

type RWMutex struct {
	w           mutex
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32
	readerWait  atomic.Int32
}

func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		tellRWMutex(rw, stepWaits)
		semacquire(&rw.readerSem, false, waitRWRead)
	}
	tellRWMutex(rw, stepRLocked)
}

func (rw *RWMutex) TryRLock() bool {
	for {
		c := rw.readerCount.Load()
		if c < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(c, c+1) {
			tellRWMutex(rw, stepRLocked)
			return true
		}
	}
}

func (rw *RWMutex) RUnlock() {
	r := rw.readerCount.Add(-1)
	if r >= 0 {
		tellRWMutex(rw, stepRUnlocked)
		return
	}
	rw.rUnlockSlow(r)
}

func (rw *RWMutex) rUnlockSlow(r int32) {
	if r+1 == 0 || r+1 == -rwmutexMaxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	left := rw.readerWait.Add(-1)
	tellRWMutex(rw, stepRUnlocked)
	if left == 0 {
		semrelease(&rw.writerSem, false)
	}
}

func (rw *RWMutex) Lock() {
	rw.w.lock()
	r := rw.readerCount.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	if r != 0 && rw.readerWait.Add(r) != 0 {
		tellRWMutex(rw, stepWaits)
		semacquire(&rw.writerSem, false, waitRWWrite)
	}
	tellRWMutex(rw, stepLocked)
}

func (rw *RWMutex) TryLock() bool {
	if !rw.w.tryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.unlock()
		return false
	}
	tellRWMutex(rw, stepLocked)
	return true
}

func (rw *RWMutex) Unlock() {
	r := rw.readerCount.Add(rwmutexMaxReaders)
	if r >= rwmutexMaxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	tellRWMutex(rw, stepUnlocked)
	for i := 0; i < int(r); i++ {
		semrelease(&rw.readerSem, false)
	}
	rw.w.unlock()
}

func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
