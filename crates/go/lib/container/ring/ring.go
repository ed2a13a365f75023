// Package ring is a circular list without beginning or end.
package ring

// Ring is an element of a circular list; its zero value is a ring of one.
type Ring struct {
	next, prev *Ring
	Value      any
}

func (r *Ring) ready() *Ring {
	if r.next == nil {
		r.next, r.prev = r, r
	}
	return r
}

// New makes a ring of n elements.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring)
	last := first
	for i := 1; i < n; i++ {
		last.next = &Ring{prev: last}
		last = last.next
	}
	last.next, first.prev = first, last
	return first
}

// Next is the following element.
func (r *Ring) Next() *Ring { return r.ready().next }

// Prev is the element before.
func (r *Ring) Prev() *Ring { return r.ready().prev }

// Move goes n elements on, or back if n is negative.
func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link joins r and s so that r.Next() is s, and returns what was r.Next().
func (r *Ring) Link(s *Ring) *Ring {
	was := r.Next()
	if s != nil {
		last := s.Prev()
		r.next, s.prev = s, r
		was.prev, last.next = last, was
	}
	return was
}

// Unlink takes n elements out, from r.Next() on, and returns them as a ring.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
func (r *Ring) Len() int {
	n := 0
	if r != nil {
		n = 1
		for p := r.Next(); p != r; p = p.next {
			n++
		}
	}
	return n
}

// Do calls f with each value, from r on.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for p := r.Next(); p != r; p = p.next {
		f(p.Value)
	}
}
