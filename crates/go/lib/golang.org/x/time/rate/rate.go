// Package rate limits how often something happens: a bucket of tokens that fills with time.
package rate

import (
	"context"
	"fmt"
	"math"
	"sync"
	"time"
)

type Limit float64

const Inf = Limit(math.MaxFloat64)

func Every(interval time.Duration) Limit {
	if interval <= 0 {
		return Inf
	}
	return 1 / Limit(interval.Seconds())
}

const InfDuration = time.Duration(math.MaxInt64)

type Limiter struct {
	mu     sync.Mutex
	limit  Limit
	burst  int
	tokens float64
	last   time.Time
	event  time.Time
}

func NewLimiter(r Limit, b int) *Limiter { return &Limiter{limit: r, burst: b, tokens: float64(b)} }

func (lim *Limiter) Limit() Limit {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.limit
}

func (lim *Limiter) Burst() int {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.burst
}

func (lim *Limiter) TokensAt(t time.Time) float64 {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.advance(t)
}

func (lim *Limiter) Tokens() float64 { return lim.TokensAt(time.Now()) }
func (lim *Limiter) Allow() bool     { return lim.AllowN(time.Now(), 1) }

func (lim *Limiter) AllowN(t time.Time, n int) bool { return lim.reserve(t, n, 0).ok }

type Reservation struct {
	ok     bool
	lim    *Limiter
	tokens int
	at     time.Time
	limit  Limit
}

func (r *Reservation) OK() bool             { return r.ok }
func (r *Reservation) Delay() time.Duration { return r.DelayFrom(time.Now()) }

func (r *Reservation) DelayFrom(t time.Time) time.Duration {
	if !r.ok {
		return InfDuration
	}
	return max(r.at.Sub(t), 0)
}

func (r *Reservation) Cancel() { r.CancelAt(time.Now()) }

func (r *Reservation) CancelAt(t time.Time) {
	if !r.ok {
		return
	}
	r.lim.mu.Lock()
	defer r.lim.mu.Unlock()
	if r.lim.limit == Inf || r.tokens == 0 || r.at.Before(t) {
		return
	}
	restore := float64(r.tokens) - r.limit.tokens(r.lim.event.Sub(r.at))
	if restore <= 0 {
		return
	}
	r.lim.tokens = min(r.lim.advance(t)+restore, float64(r.lim.burst))
	r.lim.last = t
	if r.at.Equal(r.lim.event) {
		if prev := r.at.Add(r.limit.duration(float64(-r.tokens))); !prev.Before(t) {
			r.lim.event = prev
		}
	}
}

func (lim *Limiter) Reserve() *Reservation { return lim.ReserveN(time.Now(), 1) }

func (lim *Limiter) ReserveN(t time.Time, n int) *Reservation {
	r := lim.reserve(t, n, InfDuration)
	return &r
}

func (lim *Limiter) Wait(ctx context.Context) error { return lim.WaitN(ctx, 1) }

func (lim *Limiter) WaitN(ctx context.Context, n int) error {
	lim.mu.Lock()
	burst, limit := lim.burst, lim.limit
	lim.mu.Unlock()
	if n > burst && limit != Inf {
		return fmt.Errorf("rate: Wait(n=%d) exceeds limiter's burst %d", n, burst)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
	}
	t, most := time.Now(), InfDuration
	if deadline, ok := ctx.Deadline(); ok {
		most = deadline.Sub(t)
	}
	r := lim.reserve(t, n, most)
	if !r.ok {
		return fmt.Errorf("rate: Wait(n=%d) would exceed context deadline", n)
	}
	delay := r.DelayFrom(t)
	if delay == 0 {
		return nil
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		r.Cancel()
		return ctx.Err()
	}
}

func (lim *Limiter) SetLimit(limit Limit) { lim.SetLimitAt(time.Now(), limit) }

func (lim *Limiter) SetLimitAt(t time.Time, limit Limit) {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	lim.tokens = lim.advance(t)
	lim.last, lim.limit = t, limit
}

func (lim *Limiter) SetBurst(burst int) { lim.SetBurstAt(time.Now(), burst) }

func (lim *Limiter) SetBurstAt(t time.Time, burst int) {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	lim.tokens = lim.advance(t)
	lim.last, lim.burst = t, burst
}

func (lim *Limiter) reserve(t time.Time, n int, most time.Duration) Reservation {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	if lim.limit == Inf {
		return Reservation{ok: true, lim: lim, tokens: n, at: t}
	}
	tokens := lim.advance(t) - float64(n)
	var wait time.Duration
	if tokens < 0 {
		wait = lim.limit.duration(-tokens)
	}
	r := Reservation{ok: n <= lim.burst && wait <= most, lim: lim, limit: lim.limit}
	if r.ok {
		r.tokens, r.at = n, t.Add(wait)
		lim.last, lim.tokens, lim.event = t, tokens, r.at
	}
	return r
}

func (lim *Limiter) advance(t time.Time) float64 {
	last := lim.last
	if t.Before(last) {
		last = t
	}
	return min(lim.tokens+lim.limit.tokens(t.Sub(last)), float64(lim.burst))
}

func (limit Limit) duration(tokens float64) time.Duration {
	if limit <= 0 {
		return InfDuration
	}
	d := tokens / float64(limit) * float64(time.Second)
	if d > float64(math.MaxInt64) {
		return InfDuration
	}
	return time.Duration(d)
}

func (limit Limit) tokens(d time.Duration) float64 {
	if limit <= 0 {
		return 0
	}
	return d.Seconds() * float64(limit)
}

// Sometimes does something the first times, every so often, or after some time.
type Sometimes struct {
	First    int
	Every    int
	Interval time.Duration

	mu    sync.Mutex
	count int
	last  time.Time
}

func (s *Sometimes) Do(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.count == 0 || s.First > 0 && s.count < s.First || s.Every > 0 && s.count%s.Every == 0 ||
		s.Interval > 0 && time.Since(s.last) >= s.Interval {
		f()
		if s.Interval > 0 {
			s.last = time.Now()
		}
	}
	s.count++
}
