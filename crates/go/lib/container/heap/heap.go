// Package heap keeps any heap.Interface a min-heap in a slice: the children of i are at
// 2i+1 and 2i+2.
package heap

import "sort"

// Interface is what is kept: a sort.Interface that grows and shrinks at its end.
type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

// Init makes a heap of what is there.
func Init(h Interface) {
	n := h.Len()
	for parent := n/2 - 1; parent >= 0; parent-- {
		down(h, parent, n)
	}
}

// Push adds an element.
func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

// Pop takes the least element out.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	down(h, 0, last)
	return h.Pop()
}

// Remove takes the element at i out.
func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if last != i {
		h.Swap(i, last)
		if !down(h, i, last) {
			up(h, i)
		}
	}
	return h.Pop()
}

// Fix restores the order after the element at i has changed.
func Fix(h Interface, i int) {
	if !down(h, i, h.Len()) {
		up(h, i)
	}
}

func up(h Interface, child int) {
	for {
		parent := (child - 1) / 2
		if parent == child || !h.Less(child, parent) {
			return
		}
		h.Swap(parent, child)
		child = parent
	}
}

// down reports whether the element moved.
func down(h Interface, start, n int) bool {
	parent := start
	for {
		child := 2*parent + 1
		if child >= n || child < 0 {
			return parent > start
		}
		if right := child + 1; right < n && h.Less(right, child) {
			child = right
		}
		if !h.Less(child, parent) {
			return parent > start
		}
		h.Swap(parent, child)
		parent = child
	}
}
