package sync

import "sync/atomic"

// A notifyList's tickets: the next one to be given out, and the next one to be notified.
type notifyList struct {
	wait   atomic.Uint32
	notify uint32
}

type Cond struct {
	noCopy noCopy
	L      Locker
	notify notifyList
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) Wait() {
	tellCond(&c.notify)
	t := c.notify.wait.Add(1) - 1
	c.L.Unlock()
	notifyWait(&c.notify, t)
	c.L.Lock()
}

func (c *Cond) Signal()    { notifyOne(&c.notify) }
func (c *Cond) Broadcast() { notifyAll(&c.notify) }
