package slices

import (
	"cmp"
	"internal/order"
)

func sorter[E any](x []E, less func(a, b E) bool) *order.Sorter {
	return &order.Sorter{
		Less: func(i, j int) bool { return less(x[i], x[j]) },
		Swap: func(i, j int) { x[i], x[j] = x[j], x[i] },
	}
}

func lessBy[E any](order func(a, b E) int) func(a, b E) bool {
	return func(a, b E) bool { return order(a, b) < 0 }
}

// Sort sorts in increasing order, NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) { sorter(x, cmp.Less[E]).Sort(0, len(x)) }

// SortFunc sorts by cmp, not stably.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { sorter(x, lessBy(cmp)).Sort(0, len(x)) }

// SortStableFunc sorts by cmp and keeps equal elements in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) { sorter(x, lessBy(cmp)).Stable(len(x)) }

// IsSorted reports whether x is in increasing order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is in order by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min is the least element; it panics if there is none. A NaN wins.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

// MinFunc is the first least element by cmp.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		if cmp(v, least) < 0 {
			least = v
		}
	}
	return least
}

// Max is the greatest element; it panics if there is none. A NaN wins.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		greatest = max(greatest, v)
	}
	return greatest
}

// MaxFunc is the first greatest element by cmp.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		if cmp(v, greatest) > 0 {
			greatest = v
		}
	}
	return greatest
}

// BinarySearch is where target is or would be in sorted x, and whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

// BinarySearchFunc is BinarySearch by an order of elements against the target.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		probe := int(uint(low+high) >> 1)
		if cmp(x[probe], target) < 0 {
			low = probe + 1
		} else {
			high = probe
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}
