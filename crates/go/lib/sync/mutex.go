// Package sync: locks and the like, written on semaphores as Go writes them, so that every step of
// theirs can be seen. Rules from internal/sync/mutex.go, sync/rwmutex.go and the others, Go 1.27.
package sync

import "sync/atomic"

type Locker interface {
	Lock()
	Unlock()
}

type Mutex struct {
	_  noCopy
	mu mutex
}

type mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked = 1 << iota
	mutexWoken
	mutexStarving
	mutexWaiterShift      = iota
	starvationThresholdNs = 1e6
)

func (m *Mutex) Lock() {
	if !atomic.CompareAndSwapInt32(&m.mu.state, 0, mutexLocked) {
		m.mu.lockSlow()
	}
	tellMutex(&m.mu, stepLocked)
}

func (m *Mutex) TryLock() bool {
	if m.mu.tryLock() {
		tellMutex(&m.mu, stepLocked)
		return true
	}
	return false
}

func (m *Mutex) Unlock() {
	if next := unlockTold(&m.mu); next != 0 {
		m.mu.unlockSlow(next)
	}
}

func (m *mutex) lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

func (m *mutex) tryLock() bool {
	old := m.state
	if old&(mutexLocked|mutexStarving) != 0 {
		return false
	}
	return atomic.CompareAndSwapInt32(&m.state, old, old|mutexLocked)
}

func (m *mutex) lockSlow() {
	var waitStart int64
	starving := false
	awoke := false
	spins := 0
	old := m.state
	for {
		if old&(mutexLocked|mutexStarving) == mutexLocked && canSpin(spins) {
			if !awoke && old&mutexWoken == 0 && old>>mutexWaiterShift != 0 &&
				atomic.CompareAndSwapInt32(&m.state, old, old|mutexWoken) {
				awoke = true
			}
			doSpin()
			spins++
			old = m.state
			continue
		}
		next := old
		if old&mutexStarving == 0 {
			next |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			next += 1 << mutexWaiterShift
		}
		if starving && old&mutexLocked != 0 {
			next |= mutexStarving
		}
		if awoke {
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, next) {
			old = m.state
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			return
		}
		lifo := waitStart != 0
		if waitStart == 0 {
			waitStart = nanotime()
		}
		tellSlow(m)
		semacquire(&m.sema, lifo, waitMutex)
		starving = starving || nanotime()-waitStart > starvationThresholdNs
		old = m.state
		if old&mutexStarving != 0 {
			delta := int32(mutexLocked - 1<<mutexWaiterShift)
			if !starving || old>>mutexWaiterShift == 1 {
				delta -= mutexStarving
			}
			atomic.AddInt32(&m.state, delta)
			return
		}
		awoke = true
		spins = 0
	}
}

func (m *mutex) unlock() {
	next := atomic.AddInt32(&m.state, -mutexLocked)
	if next != 0 {
		m.unlockSlow(next)
	}
}

func (m *mutex) unlockSlow(next int32) {
	if (next+mutexLocked)&mutexLocked == 0 {
		fatal("sync: unlock of unlocked mutex")
	}
	if next&mutexStarving != 0 {
		semrelease(&m.sema, true)
		return
	}
	old := next
	for {
		if old>>mutexWaiterShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		next = (old - 1<<mutexWaiterShift) | mutexWoken
		if atomic.CompareAndSwapInt32(&m.state, old, next) {
			semrelease(&m.sema, false)
			return
		}
		old = m.state
	}
}
