// Package runtime: what a program can ask of the scheduler, and the errors that it throws.
package runtime

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

func Gosched()
func Goexit()
func NumCPU() int
func NumGoroutine() int
func LockOSThread()
func UnlockOSThread()
func GC()

func gomaxprocs(n int) int
func heapBytes() uint64
func callerPC(skip int) uintptr
func symbol(pc uintptr) (function string, file string, line int)
func stackText() string

func GOMAXPROCS(n int) int { return gomaxprocs(n) }

func SetDefaultGOMAXPROCS() { gomaxprocs(NumCPU()) }

func Version() string { return "go1.27.3" }

func GOROOT() string { return "/usr/local/go" }

func KeepAlive(x any) {}

// SetFinalizer takes a finalizer.
// Simplified: none is ever run.
func SetFinalizer(obj any, finalizer any) {}

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pc = callerPC(skip)
	if pc == 0 {
		return
	}
	_, file, line = symbol(pc)
	return pc, file, line, true
}

func Stack(buf []byte, all bool) int { return copy(buf, stackText()) }
