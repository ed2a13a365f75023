// Package list is a doubly linked list, closed to a ring by a root that holds no value.
package list

// Element is one element of a list.
type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

// Next is the following element, or nil.
func (e *Element) Next() *Element { return e.outside(e.next) }

// Prev is the element before, or nil.
func (e *Element) Prev() *Element { return e.outside(e.prev) }

func (e *Element) outside(neighbour *Element) *Element {
	if e.list == nil || neighbour == &e.list.root {
		return nil
	}
	return neighbour
}

// List is a list; its zero value is empty and ready.
type List struct {
	root Element
	len  int
}

// New makes an empty list.
func New() *List { return new(List).Init() }

// Init empties the list.
func (l *List) Init() *List {
	l.root.next, l.root.prev = &l.root, &l.root
	l.len = 0
	return l
}

func (l *List) ready() {
	if l.root.next == nil {
		l.Init()
	}
}

// Len is the number of elements.
func (l *List) Len() int { return l.len }

// Front is the first element, or nil.
func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

// Back is the last element, or nil.
func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

func (l *List) link(e, after *Element) *Element {
	e.prev, e.next = after, after.next
	e.prev.next, e.next.prev = e, e
	return e
}

func (l *List) unlink(e *Element) {
	e.prev.next, e.next.prev = e.next, e.prev
}

func (l *List) add(v any, after *Element) *Element {
	l.len++
	return l.link(&Element{Value: v, list: l}, after)
}

// Remove takes e out, if it is of this list, and returns its value.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.unlink(e)
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

// PushFront adds a value at the front.
func (l *List) PushFront(v any) *Element {
	l.ready()
	return l.add(v, &l.root)
}

// PushBack adds a value at the back.
func (l *List) PushBack(v any) *Element {
	l.ready()
	return l.add(v, l.root.prev)
}

// InsertBefore adds a value before mark, which must be of this list; else nil.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark.prev)
}

// InsertAfter adds a value after mark, which must be of this list; else nil.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.add(v, mark)
}

func (l *List) move(e, after *Element) {
	if e != after {
		l.unlink(e)
		l.link(e, after)
	}
}

// MoveToFront makes e the first element.
func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.root.next != e {
		l.move(e, &l.root)
	}
}

// MoveToBack makes e the last element.
func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.root.prev != e {
		l.move(e, l.root.prev)
	}
}

// MoveBefore puts e before mark.
func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark.prev)
	}
}

// MoveAfter puts e after mark.
func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark)
	}
}

// PushBackList adds a copy of another list (or of this one) at the back.
func (l *List) PushBackList(other *List) {
	l.ready()
	for left, e := other.Len(), other.Front(); left > 0; left, e = left-1, e.Next() {
		l.add(e.Value, l.root.prev)
	}
}

// PushFrontList adds a copy of another list (or of this one) at the front.
func (l *List) PushFrontList(other *List) {
	l.ready()
	for left, e := other.Len(), other.Back(); left > 0; left, e = left-1, e.Prev() {
		l.add(e.Value, &l.root)
	}
}
