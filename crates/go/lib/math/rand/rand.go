// Package rand: top-level functions draw from the scenario's seed.
// Simplified: a Source made from a seed gives other numbers than Go's own generator.
package rand

import "sync"

func seedWord() uint64

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// A splitmix is a small generator, good enough for programs that draw lots.
type splitmix struct{ state uint64 }

func (s *splitmix) Seed(seed int64) { s.state = uint64(seed) }
func (s *splitmix) Uint64() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
func (s *splitmix) Int63() int64 { return int64(s.Uint64() >> 1) }

// The scenario's own numbers.
type world struct{}

func (world) Seed(int64)     {}
func (world) Uint64() uint64 { return seedWord() }
func (world) Int63() int64   { return int64(seedWord() >> 1) }

func NewSource(seed int64) Source { return &splitmix{uint64(seed)} }

type Rand struct {
	mu  sync.Mutex
	src Source
}

func New(src Source) *Rand { return &Rand{src: src} }

var global = New(world{})

func (r *Rand) Seed(seed int64)  { r.src.Seed(seed) }
func (r *Rand) Int63() int64     { return r.src.Int63() }
func (r *Rand) Uint32() uint32   { return uint32(r.Int63() >> 31) }
func (r *Rand) Uint64() uint64 {
	if s, ok := r.src.(Source64); ok {
		return s.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int     { return int(uint(r.Int63())) }

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	max := int64((1 << 63) - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > max {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	max := int32((1 << 31) - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > max {
		v = r.Int31()
	}
	return v % n
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

func (r *Rand) Float64() float64 {
	for {
		f := float64(r.Int63n(1<<53)) / (1 << 53)
		if f < 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 { return float32(r.Int31n(1<<24)) / (1 << 24) }

func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
}

// NormFloat64 by the polar method.
func (r *Rand) NormFloat64() float64 {
	sum := 0.0
	for i := 0; i < 12; i++ {
		sum += r.Float64()
	}
	return sum - 6
}

func (r *Rand) ExpFloat64() float64 {
	n := 0.0
	for {
		x := r.Float64()
		last, up := x, true
		for {
			y := r.Float64()
			if y >= last {
				break
			}
			last, up = y, !up
		}
		if up {
			return n + x
		}
		n++
	}
}

func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		p[i] = byte(r.Int63() >> 20)
	}
	return len(p), nil
}

func Seed(seed int64)                    {}
func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Intn(n int) int                     { return global.Intn(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }
func Read(p []byte) (n int, err error)   { return global.Read(p) }
