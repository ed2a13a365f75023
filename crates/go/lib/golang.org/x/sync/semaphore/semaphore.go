// Package semaphore is a semaphore with weights; who waits longest is served first.
package semaphore

import (
	"container/list"
	"context"
	"sync"
)

type waiter struct {
	n     int64
	ready chan<- struct{} // closed when it has what it waits for
}

// Weighted gives out up to a number of units.
type Weighted struct {
	size    int64
	cur     int64
	mu      sync.Mutex
	waiters list.List
}

// NewWeighted makes a semaphore of n units.
func NewWeighted(n int64) *Weighted { return &Weighted{size: n} }

// Acquire takes n units, or returns the context's error and takes none.
func (s *Weighted) Acquire(ctx context.Context, n int64) error {
	done := ctx.Done()
	s.mu.Lock()
	select {
	case <-done:
		s.mu.Unlock()
		return ctx.Err()
	default:
	}
	if s.size-s.cur >= n && s.waiters.Len() == 0 {
		s.cur += n
		s.mu.Unlock()
		return nil
	}
	if n > s.size {
		// It can never succeed.
		s.mu.Unlock()
		<-done
		return ctx.Err()
	}
	ready := make(chan struct{})
	place := s.waiters.PushBack(waiter{n, ready})
	s.mu.Unlock()

	select {
	case <-done:
		s.mu.Lock()
		select {
		case <-ready:
			// It was served after the end: as if it had not asked.
			s.cur -= n
			s.serve()
		default:
			wasFirst := s.waiters.Front() == place
			s.waiters.Remove(place)
			if wasFirst && s.size > s.cur {
				s.serve()
			}
		}
		s.mu.Unlock()
		return ctx.Err()
	case <-ready:
		select {
		case <-done:
			s.Release(n)
			return ctx.Err()
		default:
		}
		return nil
	}
}

// TryAcquire takes n units if they are there now.
func (s *Weighted) TryAcquire(n int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	free := s.size-s.cur >= n && s.waiters.Len() == 0
	if free {
		s.cur += n
	}
	return free
}

// Release gives n units back. It panics if more are given back than are out.
func (s *Weighted) Release(n int64) {
	s.mu.Lock()
	s.cur -= n
	if s.cur < 0 {
		s.mu.Unlock()
		panic("semaphore: released more than held")
	}
	s.serve()
	s.mu.Unlock()
}

// serve gives units to those who wait, in their order; nobody overtakes a large request.
func (s *Weighted) serve() {
	for {
		next := s.waiters.Front()
		if next == nil {
			return
		}
		w := next.Value.(waiter)
		if s.size-s.cur < w.n {
			return
		}
		s.cur += w.n
		s.waiters.Remove(next)
		close(w.ready)
	}
}
