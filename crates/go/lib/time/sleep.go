package time

import "internal/clock"

func Sleep(d Duration)
func now() (sec int64, nsec int64, mono int64)
func runtimeNano() int64
func newChanTimer(c chan Time, when int64, period int64) *timerHandle
func newFuncTimer(f func(), when int64, period int64) *timerHandle
func stopTimer(t *timerHandle) bool
func resetTimer(t *timerHandle, when int64, period int64) bool

// A timerHandle is what the runtime knows a timer by.
type timerHandle struct{ id uint64 }

// Now is the scenario's date, with a reading of the monotonic clock.
func Now() Time {
	sec, nsec, mono := now()
	return Time{seconds: sec + unixToYearOne, nanoseconds: int32(nsec), monotonic: mono, loc: Local}
}

// when is a moment of the runtime's clock; durations that are not positive are due at once.
func when(d Duration) int64 {
	if d <= 0 {
		return runtimeNano()
	}
	t := runtimeNano() + int64(d)
	if t < 0 {
		t = 1<<63 - 1
	}
	return t
}

type Timer struct {
	C <-chan Time
	r *timerHandle
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{c, newChanTimer(c, when(d), 0)}
}

func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{nil, newFuncTimer(f, when(d), 0)}
}

func After(d Duration) <-chan Time { return NewTimer(d).C }

func (t *Timer) Stop() bool {
	if t.r == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.r)
}

func (t *Timer) Reset(d Duration) bool {
	if t.r == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t.r, when(d), 0)
}

type Ticker struct {
	C <-chan Time
	r *timerHandle
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{c, newChanTimer(c, when(d), int64(d))}
}

func (t *Ticker) Stop() {
	if t.r != nil {
		stopTimer(t.r)
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(t.r, when(d), int64(d))
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

func init() { clock.Nano = runtimeNano }
