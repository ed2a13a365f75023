// Package synctest runs tests of concurrent code in bubbles, which have a clock of their own.
package synctest

import (
	"internal/synctest"
	"testing"
	"time"
)

// Test calls f in a new bubble and waits until all of the bubble's goroutines have ended.
func Test(t *testing.T, f func(*testing.T)) {
	var ok bool
	synctest.Run(func() {
		ok = synctest.RunTest(t, f)
	})
	if !ok {
		t.FailNow()
	}
}

// Wait waits until all others of the bubble are durably blocked.
func Wait() { synctest.Wait() }

// Sleep sleeps, and waits until all others of the bubble are durably blocked.
func Sleep(d time.Duration) {
	time.Sleep(d)
	Wait()
}
