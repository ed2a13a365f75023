// Package sort orders slices and user-defined collections.
package sort

import (
	"internal/order"
	"slices"
)

// Interface is a collection that can be sorted.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

func sorter(data Interface) *order.Sorter {
	return &order.Sorter{Less: data.Less, Swap: data.Swap}
}

// Sort orders data, not stably.
func Sort(data Interface) {
	n := data.Len()
	if n > 1 {
		sorter(data).Sort(0, n)
	}
}

// Stable orders data and keeps equal elements in their order.
func Stable(data Interface) { sorter(data).Stable(data.Len()) }

// IsSorted reports whether data is in order.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse is data in the opposite order.
func Reverse(data Interface) Interface { return &reverse{data} }

// IntSlice attaches Interface to []int, in increasing order.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x IntSlice) Sort() { Sort(x) }

// Float64Slice attaches Interface to []float64; NaNs come first.
type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x Float64Slice) Sort() { Sort(x) }

// StringSlice attaches Interface to []string, in increasing order.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts it.
func (x StringSlice) Sort() { Sort(x) }

// Ints sorts ints in increasing order.
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts floats in increasing order, NaNs first.
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts strings in increasing order.
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is in increasing order.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is in increasing order.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is in increasing order.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }

// lengthOf and swapperOf look into any slice.
func lengthOf(slice any) int
func swapElements(slice any, i, j int)

func sliceSorter(x any, less func(i, j int) bool) *order.Sorter {
	return &order.Sorter{Less: less, Swap: func(i, j int) { swapElements(x, i, j) }}
}

// Slice sorts any slice by less, not stably. It panics if x is not a slice.
func Slice(x any, less func(i, j int) bool) {
	n := lengthOf(x)
	sliceSorter(x, less).Sort(0, n)
}

// SliceStable sorts any slice by less and keeps equal elements in their order.
func SliceStable(x any, less func(i, j int) bool) { sliceSorter(x, less).Stable(lengthOf(x)) }

// SliceIsSorted reports whether any slice is in order by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := lengthOf(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// Search is the least i in 0..n for which f is true, or n; f is false, then true.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		probe := int(uint(low+high) >> 1)
		if f(probe) {
			high = probe
		} else {
			low = probe + 1
		}
	}
	return low
}

// Find is Search by a three-way comparison, and whether an equal element is there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(at int) bool { return cmp(at) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts is where x is or would be in sorted a.
func SearchInts(a []int, x int) int { return Search(len(a), func(i int) bool { return a[i] >= x }) }

// SearchFloat64s is where x is or would be in sorted a.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings is where x is or would be in sorted a.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// Search is where v is or would be.
func (x IntSlice) Search(v int) int { return SearchInts(x, v) }

// Search is where v is or would be.
func (x Float64Slice) Search(v float64) int { return SearchFloat64s(x, v) }

// Search is where v is or would be.
func (x StringSlice) Search(v string) int { return SearchStrings(x, v) }
