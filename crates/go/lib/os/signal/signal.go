// Package signal hands signals to channels.
// Simplified: a program can send them to itself; from outside comes one Ctrl-C, when nothing else
// can happen any more.
package signal

import (
	"context"
	"os"
	"sync"
	"syscall"
)

type taker struct {
	all  bool
	sigs map[syscall.Signal]bool
}

var (
	mu      sync.Mutex
	takers  = map[chan<- os.Signal]*taker{}
	ignored = map[syscall.Signal]bool{}
)

func number(sig os.Signal) syscall.Signal {
	s, _ := sig.(syscall.Signal)
	return s
}

// receive waits for a signal from outside.
func receive()

var loop sync.Once

func watch() {
	for {
		receive()
		for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
			if wanted(sig) {
				deliver(sig)
				break
			}
		}
	}
}

func wanted(sig syscall.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	for _, t := range takers {
		if t.all || t.sigs[sig] {
			return true
		}
	}
	return false
}

func update() { os.SignalHandler(deliver, len(takers) > 0) }

func deliver(sig syscall.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	taken := ignored[sig]
	for c, t := range takers {
		if t.all || t.sigs[sig] {
			taken = true
			select {
			case c <- sig:
			default:
			}
		}
	}
	return taken
}

// Notify sends signals to c, without waiting; none named: all.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	t := takers[c]
	if t == nil {
		t = &taker{sigs: map[syscall.Signal]bool{}}
		takers[c] = t
	}
	t.all = t.all || len(sig) == 0
	for _, s := range sig {
		t.sigs[number(s)] = true
	}
	update()
	loop.Do(func() { go watch() })
}

func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	delete(takers, c)
	update()
}

func Ignore(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	for _, s := range sig {
		ignored[number(s)] = true
	}
	update()
}

func Ignored(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return ignored[number(sig)]
}

func Reset(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if len(sig) == 0 {
		clear(takers)
		clear(ignored)
	}
	for _, s := range sig {
		delete(ignored, number(s))
		for _, t := range takers {
			delete(t.sigs, number(s))
		}
	}
	update()
}

type signalError string

func (s signalError) Error() string { return string(s) }

// NotifyContext gives a context that is done when a signal comes.
func NotifyContext(parent context.Context, sig ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	ch := make(chan os.Signal, 1)
	Notify(ch, sig...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-ch:
				cancel(signalError(s.String() + " signal received"))
			case <-ctx.Done():
			}
		}()
	}
	return ctx, func() {
		cancel(nil)
		Stop(ch)
	}
}
