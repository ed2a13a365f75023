// Package tree has the binary trees of the tour's exercise.
package tree

import (
	"math/rand"
	"strconv"
	"strings"
)

// A Tree holds a number, with smaller ones on its left.
type Tree struct {
	Left  *Tree
	Value int
	Right *Tree
}

// New makes a tree of k, 2k and so on up to 10k, put in at random.
func New(k int) *Tree {
	var root *Tree
	for _, n := range rand.Perm(10) {
		at, value := &root, (n+1)*k
		for *at != nil {
			if value < (*at).Value {
				at = &(*at).Left
			} else {
				at = &(*at).Right
			}
		}
		*at = &Tree{Value: value}
	}
	return root
}

// String is the tree in parentheses, each node between those below it.
func (t *Tree) String() string {
	if t == nil {
		return "()"
	}
	var parts []string
	if t.Left != nil {
		parts = append(parts, t.Left.String())
	}
	parts = append(parts, strconv.Itoa(t.Value))
	if t.Right != nil {
		parts = append(parts, t.Right.String())
	}
	return "(" + strings.Join(parts, " ") + ")"
}
