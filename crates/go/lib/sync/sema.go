package sync

// Why a goroutine waits, as dumps say it.
const (
	waitSema = iota
	waitMutex
	waitRWRead
	waitRWWrite
	waitGroup
)

func semacquireOnce(addr *uint32, lifo bool, reason int) bool
func semrelease(addr *uint32, handoff bool)
func canSpin(i int) bool
func doSpin()
func notifyWait(l *notifyList, t uint32)
func notifyAll(l *notifyList)
func notifyOne(l *notifyList)
func nanotime() int64

// What the trace is told of locks, and the steps that it knows.
func tellMutex(m *mutex, step int)
// unlockTold and unlockOnceTold take mutexLocked off the state and tell it in one step.
func unlockTold(m *mutex) int32
func unlockOnceTold(o *Once, m *mutex) int32
func tellSlow(m *mutex)
func tellRWMutex(rw *RWMutex, step int)
// countTold adds to the counter and tells it in one step; the new state.
func countTold(wg *WaitGroup, delta int) uint64
func tellOnce(o *Once, m *mutex, step int)
func tellOnceDone(o *Once, m *mutex)
func tellCond(l *notifyList)

const (
	stepWaits = iota
	stepLocked
	stepUnlocked
	stepRLocked
	stepRUnlocked
)
func fatal(text string)

// semacquire takes one from the count, or waits until somebody gives one. A goroutine that was
// woken without it being handed over has to try again.
func semacquire(addr *uint32, lifo bool, reason int) {
	for !semacquireOnce(addr, lifo, reason) {
	}
}

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}
