// Package rand makes pseudo-random numbers. A source made from a seed gives the numbers that
// Go's gives; without a seed they come from the scenario's.
package rand

// Source makes uniformly distributed 63-bit numbers.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// Source64 also makes 64-bit numbers.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	stateLen = 607
	stateTap = 273
)

// lagged is an additive lagged Fibonacci generator: x[n] = x[n-607] + x[n-273].
type lagged struct {
	tap, feed int
	state     [stateLen]int64
}

// NewSource makes a source from a seed.
func NewSource(seed int64) Source {
	source := new(lagged)
	source.Seed(seed)
	return source
}

// lehmer is the next number of the generator that spreads a seed: 48271*x mod 2^31-1.
func lehmer(x int64) int64 { return x * 48271 % (1<<31 - 1) }

func (s *lagged) Seed(seed int64) {
	s.tap, s.feed = 0, stateLen-stateTap
	seed %= 1<<31 - 1
	if seed < 0 {
		seed += 1<<31 - 1
	}
	if seed == 0 {
		seed = 89482311
	}
	for range 20 {
		seed = lehmer(seed)
	}
	for i := range s.state {
		var mixed int64
		for _, shift := range []uint{40, 20, 0} {
			seed = lehmer(seed)
			mixed ^= seed << shift
		}
		s.state[i] = mixed ^ startState[i]
	}
}

func (s *lagged) Uint64() uint64 {
	if s.tap--; s.tap < 0 {
		s.tap += stateLen
	}
	if s.feed--; s.feed < 0 {
		s.feed += stateLen
	}
	x := s.state[s.feed] + s.state[s.tap]
	s.state[s.feed] = x
	return uint64(x)
}

func (s *lagged) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

// runtimeRandom is the runtime's own generator, which the scenario seeds.
func runtimeRandom() uint64

type runtimeSource struct{}

func (runtimeSource) Seed(int64)     { panic("internal error: call to runtimeSource.Seed") }
func (runtimeSource) Uint64() uint64 { return runtimeRandom() }
func (runtimeSource) Int63() int64   { return int64(runtimeRandom() & (1<<63 - 1)) }
