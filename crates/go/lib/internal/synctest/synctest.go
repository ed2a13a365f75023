// Package synctest is the part of testing/synctest that package testing does not have to know.
package synctest

func IsInBubble() bool
func begin(f func())
func idle()
func advance() bool
func end() string
func wait() string
func woken()

// RunTest runs f, a func(*testing.T), as a part of the test t; package testing sets it.
var RunTest func(t, f any) bool

// A deadlockError is told as the panic of a bubble that cannot go on.
type deadlockError string

func (e deadlockError) Error() string { return string(e) }

// Run calls f in a new bubble and waits until all of the bubble's goroutines have ended.
func Run(f func()) {
	if IsInBubble() {
		panic("synctest.Run called from within a synctest bubble")
	}
	begin(f)
	for {
		idle()
		if !advance() {
			break
		}
	}
	if why := end(); why != "" {
		panic(deadlockError(why))
	}
}

// Wait waits until all others of the bubble are durably blocked.
func Wait() {
	if why := wait(); why != "" {
		panic(why)
	}
	woken()
}
