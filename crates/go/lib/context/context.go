// Package context carries deadlines, cancellation and values from call to call.
//
// The steps are those of Go's package (go1.27): a child is kept in its parent's set and is
// cancelled by it, in the order of a map; only below a parent of a foreign type does a
// goroutine wait. A timer cancels at the deadline.
package context

import (
	"errors"
	"sync"
	"time"
)

// Context carries a deadline, a signal of cancellation, and values.
type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

// CancelFunc cancels its context; calls after the first do nothing.
type CancelFunc func()

// CancelCauseFunc cancels its context and says why.
type CancelCauseFunc func(cause error)

// Canceled is the error of a context that was cancelled.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// never is a context that nothing ends.
type never struct{}

func (never) Deadline() (deadline time.Time, ok bool) { return }
func (never) Done() <-chan struct{}                   { return nil }
func (never) Err() error                              { return nil }
func (never) Value(key any) any                       { return nil }

type backgroundCtx struct{ never }
type todoCtx struct{ never }

func (backgroundCtx) String() string { return "context.Background" }
func (todoCtx) String() string       { return "context.TODO" }

// Background is the root of all contexts: never cancelled.
func Background() Context { return backgroundCtx{} }

// TODO stands where it is not clear yet which context to use.
func TODO() Context { return todoCtx{} }

// canceler is a context that its parent can cancel.
type canceler interface {
	cancel(removeFromParent bool, err, cause error)
	Done() <-chan struct{}
}

// cancelCtxKey asks a context for the cancelCtx next above.
var cancelCtxKey int

type cancelCtx struct {
	Context

	mu       sync.Mutex
	done     chan struct{} // made when somebody asks for it
	children map[canceler]struct{}
	err      error
	cause    error
}

var closedChan = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

func (c *cancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = make(chan struct{})
	}
	return c.done
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) cancel(removeFromParent bool, err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err, c.cause = err, cause
	if c.done == nil {
		c.done = closedChan
	} else {
		close(c.done)
	}
	for child := range c.children {
		child.cancel(false, err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if removeFromParent {
		removeChild(c.Context, c)
	}
}

// parentCancelCtx is the cancelCtx next above, if the parent's signal is its own.
func parentCancelCtx(parent Context) (*cancelCtx, bool) {
	done := parent.Done()
	if done == nil || done == closedChan {
		return nil, false
	}
	above, ok := parent.Value(&cancelCtxKey).(*cancelCtx)
	if !ok || above.Done() != done {
		return nil, false
	}
	return above, true
}

func removeChild(parent Context, child canceler) {
	if stop, ok := parent.(stopCtx); ok {
		stop.stop()
		return
	}
	above, ok := parentCancelCtx(parent)
	if !ok {
		return
	}
	above.mu.Lock()
	delete(above.children, child)
	above.mu.Unlock()
}

// afterFuncer is a foreign context that can call back itself.
type afterFuncer interface{ AfterFunc(func()) func() bool }

// stopCtx stands between a child and such a parent.
type stopCtx struct {
	Context
	stop func() bool
}

// propagate has the child cancelled when the parent is.
func (c *cancelCtx) propagate(parent Context, child canceler) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		child.cancel(false, parent.Err(), Cause(parent))
		return
	default:
	}
	if above, ok := parentCancelCtx(parent); ok {
		above.mu.Lock()
		defer above.mu.Unlock()
		if above.err != nil {
			child.cancel(false, above.err, above.cause)
			return
		}
		if above.children == nil {
			above.children = make(map[canceler]struct{})
		}
		above.children[child] = struct{}{}
		return
	}
	if caller, ok := parent.(afterFuncer); ok {
		c.mu.Lock()
		stop := caller.AfterFunc(func() { child.cancel(false, parent.Err(), Cause(parent)) })
		c.Context = stopCtx{parent, stop}
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-parent.Done():
			child.cancel(false, parent.Err(), Cause(parent))
		case <-child.Done():
		}
	}()
}

func mustHave(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

func withCancel(parent Context) *cancelCtx {
	mustHave(parent)
	c := &cancelCtx{}
	c.propagate(parent, c)
	return c
}

// WithCancel derives a context that can be cancelled.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := withCancel(parent)
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithCancelCause is WithCancel with a reason, which Cause tells.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := withCancel(parent)
	return c, func(cause error) { c.cancel(true, Canceled, cause) }
}

// Cause is why the context was cancelled; its Err if no reason was given.
func Cause(c Context) error {
	if above, ok := c.Value(&cancelCtxKey).(*cancelCtx); ok {
		above.mu.Lock()
		cause := above.cause
		above.mu.Unlock()
		if cause != nil {
			return cause
		}
	}
	return c.Err()
}

type timerCtx struct {
	cancelCtx
	timer    *time.Timer
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) cancel(removeFromParent bool, err, cause error) {
	c.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		removeChild(c.cancelCtx.Context, c)
	}
	c.mu.Lock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	c.mu.Unlock()
}

// WithDeadline derives a context that ends at d at the latest.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with the reason that the deadline gives.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	mustHave(parent)
	if current, ok := parent.Deadline(); ok && current.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.propagate(parent, c)
	left := time.Until(d)
	if left <= 0 {
		c.cancel(true, DeadlineExceeded, cause)
		return c, func() { c.cancel(false, Canceled, nil) }
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.cancel(true, DeadlineExceeded, cause) })
	}
	return c, func() { c.cancel(true, Canceled, nil) }
}

// WithTimeout derives a context that ends after timeout at the latest.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithTimeout with the reason that the end of it gives.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

type afterFuncCtx struct {
	cancelCtx
	once sync.Once
	f    func()
}

func (a *afterFuncCtx) cancel(removeFromParent bool, err, cause error) {
	a.cancelCtx.cancel(false, err, cause)
	if removeFromParent {
		removeChild(a.Context, a)
	}
	a.once.Do(func() { go a.f() })
}

// AfterFunc calls f in a goroutine of its own when ctx has ended. stop keeps it from that,
// and reports whether it was in time.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	a := &afterFuncCtx{f: f}
	a.propagate(ctx, a)
	return func() bool {
		stopped := false
		a.once.Do(func() { stopped = true })
		if stopped {
			a.cancel(true, Canceled, nil)
		}
		return stopped
	}
}

type withoutCancelCtx struct{ c Context }

// WithoutCancel derives a context with the parent's values that does not end with it.
func WithoutCancel(parent Context) Context {
	mustHave(parent)
	return withoutCancelCtx{parent}
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }

func (c withoutCancelCtx) Value(key any) any {
	if key == &cancelCtxKey {
		return nil
	}
	return c.c.Value(key)
}

type valueCtx struct {
	Context
	key, val any
}

// isComparable reports whether == on the key's type cannot panic.
func isComparable(key any) bool

// WithValue derives a context that has a value for a key.
func WithValue(parent Context, key, val any) Context {
	mustHave(parent)
	if key == nil {
		panic("nil key")
	}
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func (c *valueCtx) Value(key any) any {
	if c.key == key {
		return c.val
	}
	return c.Context.Value(key)
}
