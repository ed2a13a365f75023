package main

import (
	"errors"
	"math/rand"
	"testing"
	"testing/synctest"
	"time"
)

func Retry(n int, base time.Duration, f func() error) error {
	var err error
	for i := range n {
		if err = f(); err == nil {
			return nil
		}
		time.Sleep(base << i)
	}
	return err
}

type Limiter struct {
	every time.Duration
	last  time.Time
}

func (l *Limiter) Wait() {
	if d := l.every - time.Since(l.last); d > 0 {
		time.Sleep(d)
	}
	l.last = time.Now()
}

func TestRetry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		calls := 0
		err := Retry(5, 100*time.Millisecond, func() error {
			calls++
			if calls < 4 {
				return errors.New("again")
			}
			return nil
		})
		if err != nil || calls != 4 {
			t.Fatal(err, calls)
		}
		if got, want := time.Since(start), 700*time.Millisecond; got != want {
			t.Errorf("took %v, want %v", got, want)
		}
		err = Retry(3, time.Hour, func() error { return errors.New("never") })
		t.Log(err, time.Since(start))
	})
}

func TestLimiter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &Limiter{every: time.Second}
		var at []time.Duration
		start := time.Now()
		for range 4 {
			l.Wait()
			at = append(at, time.Since(start))
			time.Sleep(time.Duration(rand.Intn(900)) * time.Millisecond)
		}
		t.Log(at)
	})
}

func TestHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stop := make(chan struct{})
		beats := make(chan time.Time)
		go func() {
			defer close(beats)
			for {
				select {
				case <-time.After(30 * time.Second):
					select {
					case beats <- time.Now():
					case <-stop:
						return
					}
				case <-stop:
					return
				}
			}
		}()
		for range 3 {
			t.Log((<-beats).UTC().Format(time.DateTime))
		}
		close(stop)
		_, ok := <-beats
		t.Log(ok)
	})
}
