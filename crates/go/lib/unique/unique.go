// Package unique gives equal values one handle.
package unique

import "sync"

type Handle[T comparable] struct{ p *T }

func (h Handle[T]) Value() T { return *h.p }

var known sync.Map

func Make[T comparable](value T) Handle[T] {
	p := new(T)
	*p = value
	found, _ := known.LoadOrStore(any(value), p)
	return Handle[T]{found.(*T)}
}
