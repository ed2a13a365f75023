package testing

import (
	"context"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Simplified: a benchmark lasts a millisecond and not a second, as work costs the same every time;
// where time stands, it ends after a hundred rounds.
const (
	benchTime = time.Millisecond
	roundsMin = 100
)

// B is the state of a benchmark.
type B struct {
	common
	N           int
	fn          func(*B)
	timerOn     bool
	showAllocs  bool
	bytes       int64
	startAllocs uint64
	startBytes  uint64
	allocs      uint64
	allocBytes  uint64
	extra       map[string]float64
	looped      int
	parallelism int
	subs        []BenchmarkResult
}

// InternalBenchmark is a benchmark by its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

func (b *B) StartTimer() {
	if b.timerOn {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
	b.start = time.Now()
	b.timerOn = true
}

func (b *B) StopTimer() {
	if !b.timerOn {
		return
	}
	b.duration += time.Since(b.start)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.allocs += m.Mallocs - b.startAllocs
	b.allocBytes += m.TotalAlloc - b.startBytes
	b.timerOn = false
}

func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = map[string]float64{}
	} else {
		clear(b.extra)
	}
	if b.timerOn {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.startAllocs, b.startBytes = m.Mallocs, m.TotalAlloc
		b.start = time.Now()
	}
	b.duration, b.allocs, b.allocBytes = 0, 0, 0
}

func (b *B) SetBytes(n int64)       { b.bytes = n }
func (b *B) ReportAllocs()          { b.showAllocs = true }
func (b *B) SetParallelism(p int)   { b.parallelism = max(p, 1) }

func (b *B) Elapsed() time.Duration {
	if b.timerOn {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsAny(unit, " \t\n") {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// Loop is true until the benchmark has lasted long enough.
func (b *B) Loop() bool {
	if b.looped == 0 {
		b.ResetTimer()
		b.N = 0
	}
	elapsed := b.Elapsed()
	if elapsed >= benchTime || elapsed == 0 && b.looped >= roundsMin {
		b.StopTimer()
		b.N = b.looped
		return false
	}
	b.looped++
	b.N = b.looped
	return true
}

// runN calls the function with so many rounds to do.
func (b *B) runN(n int) {
	b.ctx, b.cancel = context.WithCancel(context.Background())
	defer b.clean()
	b.N, b.looped, b.parallelism = n, 0, 1
	b.ResetTimer()
	b.StartTimer()
	b.fn(b)
	b.StopTimer()
}

// launch runs the function with more and more rounds, in a goroutine that a failure ends.
func (b *B) launch() {
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		b.runN(1)
		for n := 1; !b.failed && b.looped == 0 && len(b.subs) == 0 && b.duration < benchTime; b.runN(n) {
			if b.duration == 0 && n >= roundsMin {
				break
			}
			last := n
			n = int(int64(benchTime) * int64(last) / max(b.duration.Nanoseconds(), 1))
			n += n / 5
			n = min(max(min(n, 100*last), last+1), 1e9)
		}
	}()
	<-done
}

func (b *B) result() BenchmarkResult {
	if len(b.subs) > 0 {
		// An estimate, as for a benchmark that runs all of them once.
		sum := BenchmarkResult{N: 1}
		for _, r := range b.subs {
			sum.T += time.Duration(r.NsPerOp())
			sum.MemAllocs += uint64(r.AllocsPerOp())
			sum.MemBytes += uint64(r.AllocedBytesPerOp())
		}
		return sum
	}
	return BenchmarkResult{b.N, b.duration, b.bytes, b.allocs, b.allocBytes, b.extra}
}

// Run measures f as a part of b.
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{fn: f}
	sub.name, sub.parent, sub.isBench = b.name+"/"+name, &b.common, true
	sub.launch()
	b.subs = append(b.subs, sub.result())
	return !sub.failed
}

// A PB counts the rounds of one goroutine of RunParallel.
type PB struct {
	left *atomic.Int64
}

func (pb *PB) Next() bool { return pb.left.Add(-1) >= 0 }

// RunParallel shares the rounds between as many goroutines as there are Ps.
func (b *B) RunParallel(body func(*PB)) {
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		wg.Go(func() { body(&PB{&left}) })
	}
	wg.Wait()
	if left.Load() > 0 && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) per(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

func (r BenchmarkResult) NsPerOp() int64           { return r.per("ns/op", r.T.Nanoseconds()) }
func (r BenchmarkResult) AllocsPerOp() int64       { return r.per("allocs/op", int64(r.MemAllocs)) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.per("B/op", int64(r.MemBytes)) }

func (r BenchmarkResult) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		out.WriteByte('\t')
		metric(&out, ns, "ns/op")
	}
	if mbs := r.mbPerSec(); mbs != 0 {
		fmt.Fprintf(&out, "\t%7.2f MB/s", mbs)
	}
	for _, unit := range slices.Sorted(maps.Keys(r.Extra)) {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
			continue
		}
		out.WriteByte('\t')
		metric(&out, r.Extra[unit], unit)
	}
	return out.String()
}

func (r BenchmarkResult) mbPerSec() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// metric writes with as many digits as tell something.
func metric(out *strings.Builder, x float64, unit string) {
	format := "%10.7f"
	switch y := math.Abs(x); {
	case y == 0 || y >= 999.95:
		format = "%10.0f"
	case y >= 99.995:
		format = "%12.1f"
	case y >= 9.9995:
		format = "%13.2f"
	case y >= 0.99995:
		format = "%14.3f"
	case y >= 0.099995:
		format = "%15.4f"
	case y >= 0.0099995:
		format = "%16.5f"
	case y >= 0.00099995:
		format = "%17.6f"
	default:
		format = "%18.7f"
	}
	fmt.Fprintf(out, format+" "+unit, x)
}

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// Benchmark measures f, without go test.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{fn: f}
	b.isBench = true
	b.launch()
	if b.failed {
		return BenchmarkResult{}
	}
	return b.result()
}

// AllocsPerRun is how many allocations a call of f makes, in whole numbers.
func AllocsPerRun(runs int, f func()) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}
