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
func caller(skip int) (function string, file string, line int, ok bool)
func stackText() string

func GOMAXPROCS(n int) int { return gomaxprocs(n) }

func SetDefaultGOMAXPROCS() { gomaxprocs(NumCPU()) }

func Version() string { return "go1.27.3" }

func GOROOT() string { return "/usr/local/go" }

func KeepAlive(x any) {}

func SetFinalizer(obj any, finalizer any) {}

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	_, file, line, ok = caller(skip)
	return uintptr(line), file, line, ok
}

func Stack(buf []byte, all bool) int { return copy(buf, stackText()) }

// MemStats has the numbers that programs print.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Mallocs, Frees          uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse         uint64
	HeapReleased, HeapObjects, StackInuse, StackSys uint64
	NumGC                                           uint32
}

func ReadMemStats(m *MemStats) {
	n := heapBytes()
	*m = MemStats{Alloc: n, TotalAlloc: n, Sys: n, HeapAlloc: n, HeapSys: n, HeapInuse: n}
}
