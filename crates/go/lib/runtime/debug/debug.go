// Package debug asks about and sets the running program.
// Simplified: the collector runs at once and in no time, so that its settings change nothing but
// what they give back.
package debug

import (
	"os"
	"runtime"
	"time"
)

var (
	gcPercent       = 100
	memory    int64 = 1<<63 - 1
	threads         = 10000
	stack           = 1000000000
)

func swap[T any](p *T, v T) T {
	old := *p
	*p = v
	return old
}

func SetGCPercent(percent int) int { return swap(&gcPercent, max(percent, -1)) }
func SetMaxThreads(n int) int      { return swap(&threads, n) }
func SetMaxStack(n int) int        { return swap(&stack, n) }

func SetMemoryLimit(limit int64) int64 {
	if limit < 0 {
		return memory
	}
	return swap(&memory, limit)
}

func FreeOSMemory()                       { runtime.GC() }
func SetPanicOnFault(enabled bool) bool   { return false }
func SetTraceback(level string)           {}

func Stack() []byte {
	buf := make([]byte, 1<<16)
	return buf[:runtime.Stack(buf, false)]
}

func PrintStack() { os.Stderr.Write(Stack()) }

type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
}

type Module struct {
	Path, Version, Sum string
	Replace            *Module
}

type BuildSetting struct{ Key, Value string }

type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}
