// Package iter names the functions that range accepts.
package iter

// Seq yields values one by one, until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 yields pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// coro is a coroutine: a goroutine that runs only while somebody waits in coroswitch.
type coro struct{ number int }

func newcoro(f func(*coro)) *coro
func coroswitch(*coro)

// puller hands values from a sequence to whoever asks for the next one.
type puller[V any] struct {
	coroutine *coro
	value     V
	there     bool
	done      bool
	started   bool
	panicked  any
	failed    bool
}

func (p *puller[V]) run(seq func(yield func(V) bool)) {
	p.coroutine = newcoro(func(c *coro) {
		defer func() {
			if p.failed {
				p.panicked = recover()
			}
			p.done = true
			p.there = false
		}()
		if p.done {
			return
		}
		p.failed = true
		seq(func(value V) bool {
			if p.done {
				return false
			}
			p.value, p.there = value, true
			coroswitch(c)
			return !p.done
		})
		p.failed = false
	})
}

func (p *puller[V]) next() (V, bool) {
	var zero V
	if p.done {
		return zero, false
	}
	p.there = false
	coroswitch(p.coroutine)
	p.rethrow()
	value, there := p.value, p.there
	p.value = zero
	if !there {
		return zero, false
	}
	return value, true
}

func (p *puller[V]) stop() {
	if p.done {
		return
	}
	p.done = true
	coroswitch(p.coroutine)
	p.rethrow()
}

func (p *puller[V]) rethrow() {
	if p.failed && p.panicked != nil {
		panicked := p.panicked
		p.panicked = nil
		panic(panicked)
	}
}

// Pull turns a sequence into a function that asks for the next value and one that stops it.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	p := &puller[V]{}
	p.run(seq)
	return p.next, p.stop
}

type pair[K, V any] struct {
	key   K
	value V
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	p := &puller[pair[K, V]]{}
	p.run(func(yield func(pair[K, V]) bool) {
		seq(func(key K, value V) bool { return yield(pair[K, V]{key, value}) })
	})
	next = func() (K, V, bool) {
		both, there := p.next()
		return both.key, both.value, there
	}
	return next, p.stop
}
