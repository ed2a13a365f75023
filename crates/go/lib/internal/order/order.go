// Package order sorts by two questions, less(i, j) and swap(i, j), and by nothing else:
// sort and slices stand on it.
//
// An unstable sort leaves equal elements in an order of its own, which programs print. So
// the decisions here are those of Go's pattern-defeating quicksort (sort, go1.27: pdqsort):
// up to 12 elements are inserted one by one; the pivot is the middle one of three, or from
// 50 elements on the middle of three such; a range that needed no swap is tried as nearly
// sorted; bad balances shuffle three elements, and after log2(n) of them heap sort ends it.
package order

const (
	insertionMax   = 12 // ranges up to this length are sorted by insertion
	medianMin      = 8  // from here on the pivot is a median of three
	ninetherMin    = 50 // from here on a median of medians
	repairsMax     = 5  // out-of-order pairs that a nearly sorted range may have
	repairMin      = 50 // shorter ranges are not worth the repair
	stableBlock    = 20 // insertion sorted pieces that Stable merges
	pivotSwapsFull = 4 * 3
)

// Sorter is what is sorted: positions, compared and exchanged.
type Sorter struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

type pattern int

const (
	unknown pattern = iota
	rising
	falling
)

// Sort orders the positions from..to, not stably.
func (s *Sorter) Sort(from, to int) {
	s.quick(from, to, bitLength(uint(to-from)))
}

func bitLength(n uint) int {
	length := 0
	for ; n != 0; n >>= 1 {
		length++
	}
	return length
}

// quick sorts the range; badAllowed counts how many more unbalanced splits are taken.
func (s *Sorter) quick(from, to, badAllowed int) {
	balanced, partitioned := true, true
	for {
		length := to - from
		if length <= insertionMax {
			s.insert(from, to)
			return
		}
		if badAllowed == 0 {
			s.heap(from, to)
			return
		}
		if !balanced {
			s.shuffle(from, to)
			badAllowed--
		}
		pivot, hint := s.choosePivot(from, to)
		if hint == falling {
			s.reverse(from, to)
			// The pivot went to the mirrored position.
			pivot = to - 1 - (pivot - from)
			hint = rising
		}
		if balanced && partitioned && hint == rising && s.repair(from, to) {
			return
		}
		// The element before the range is a pivot of before: nothing here is less. If the
		// new pivot is not greater, it equals it, and so its equals go to the left for good.
		if from > 0 && !s.Less(from-1, pivot) {
			from = s.splitEqual(from, to, pivot)
			continue
		}
		middle, already := s.split(from, to, pivot)
		partitioned = already
		left, right := middle-from, to-middle
		balancedMin := length / 8
		if left < right {
			balanced = left >= balancedMin
			s.quick(from, middle, badAllowed)
			from = middle + 1
		} else {
			balanced = right >= balancedMin
			s.quick(middle+1, to, badAllowed)
			to = middle
		}
	}
}

// insert sorts by insertion.
func (s *Sorter) insert(from, to int) {
	for next := from + 1; next < to; next++ {
		for at := next; at > from && s.Less(at, at-1); at-- {
			s.Swap(at, at-1)
		}
	}
}

// heap sorts by a max-heap whose root is at `from`.
func (s *Sorter) heap(from, to int) {
	length := to - from
	for root := (length - 1) / 2; root >= 0; root-- {
		s.siftDown(root, length, from)
	}
	for end := length - 1; end >= 0; end-- {
		s.Swap(from, from+end)
		s.siftDown(0, end, from)
	}
}

func (s *Sorter) siftDown(root, end, from int) {
	for {
		child := 2*root + 1
		if child >= end {
			return
		}
		if child+1 < end && s.Less(from+child, from+child+1) {
			child++
		}
		if !s.Less(from+root, from+child) {
			return
		}
		s.Swap(from+root, from+child)
		root = child
	}
}

// split puts what is less than the pivot before it; tells where the pivot is then, and
// whether nothing had to be swapped.
func (s *Sorter) split(from, to, pivot int) (int, bool) {
	s.Swap(from, pivot)
	low, high := from+1, to-1
	low, high = s.narrow(from, low, high)
	if low > high {
		s.Swap(high, from)
		return high, true
	}
	s.Swap(low, high)
	low, high = low+1, high-1
	for {
		low, high = s.narrow(from, low, high)
		if low > high {
			break
		}
		s.Swap(low, high)
		low, high = low+1, high-1
	}
	s.Swap(high, from)
	return high, false
}

// narrow skips what stands on the right side already.
func (s *Sorter) narrow(pivot, low, high int) (int, int) {
	for low <= high && s.Less(low, pivot) {
		low++
	}
	for low <= high && !s.Less(high, pivot) {
		high--
	}
	return low, high
}

// splitEqual puts what equals the pivot first; nothing in the range is less than it.
func (s *Sorter) splitEqual(from, to, pivot int) int {
	s.Swap(from, pivot)
	low, high := from+1, to-1
	for {
		for low <= high && !s.Less(from, low) {
			low++
		}
		for low <= high && s.Less(from, high) {
			high--
		}
		if low > high {
			return low
		}
		s.Swap(low, high)
		low, high = low+1, high-1
	}
}

// repair tries to end the sort of a nearly sorted range with few moves.
func (s *Sorter) repair(from, to int) bool {
	at := from + 1
	for try := 0; try < repairsMax; try++ {
		for at < to && !s.Less(at, at-1) {
			at++
		}
		if at == to {
			return true
		}
		if to-from < repairMin {
			return false
		}
		s.Swap(at, at-1)
		if at-from >= 2 {
			for back := at - 1; back >= 1; back-- {
				if !s.Less(back, back-1) {
					break
				}
				s.Swap(back, back-1)
			}
		}
		if to-at >= 2 {
			for on := at + 1; on < to; on++ {
				if !s.Less(on, on-1) {
					break
				}
				s.Swap(on, on-1)
			}
		}
	}
	return false
}

// shuffle breaks a pattern that makes bad pivots: three elements about the middle change
// places with others, by an xorshift generator that the length seeds.
func (s *Sorter) shuffle(from, to int) {
	length := to - from
	if length < medianMin {
		return
	}
	state := uint64(length)
	mask := uint(1)<<bitLength(uint(length)) - 1
	about := from + length/4*2 - 1
	for step := 0; step < 3; step++ {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		other := int(uint(state) & mask)
		if other >= length {
			other -= length
		}
		s.Swap(about+step, from+other)
	}
}

func (s *Sorter) choosePivot(from, to int) (int, pattern) {
	length := to - from
	swaps := 0
	first, second, third := from+length/4, from+length/4*2, from+length/4*3
	if length >= medianMin {
		if length >= ninetherMin {
			first = s.median(first-1, first, first+1, &swaps)
			second = s.median(second-1, second, second+1, &swaps)
			third = s.median(third-1, third, third+1, &swaps)
		}
		second = s.median(first, second, third, &swaps)
	}
	switch swaps {
	case 0:
		return second, rising
	case pivotSwapsFull:
		return second, falling
	}
	return second, unknown
}

// median names the middle one of three, and counts how often two stood the wrong way round.
func (s *Sorter) median(a, b, c int, swaps *int) int {
	inOrder := func(x, y int) (int, int) {
		if s.Less(y, x) {
			*swaps++
			return y, x
		}
		return x, y
	}
	a, b = inOrder(a, b)
	b, c = inOrder(b, c)
	_, b = inOrder(a, b)
	return b
}

func (s *Sorter) reverse(from, to int) {
	for low, high := from, to-1; low < high; low, high = low+1, high-1 {
		s.Swap(low, high)
	}
}

// Stable orders 0..n and keeps equal elements in their order: sorted blocks are merged in
// place by rotations (Kim and Kutzner's SymMerge).
func (s *Sorter) Stable(n int) {
	start := 0
	for ; start+stableBlock <= n; start += stableBlock {
		s.insert(start, start+stableBlock)
	}
	s.insert(start, n)
	for size := stableBlock; size < n; size *= 2 {
		start := 0
		for ; start+2*size <= n; start += 2 * size {
			s.merge(start, start+size, start+2*size)
		}
		if start+size < n {
			s.merge(start, start+size, n)
		}
	}
}

func (s *Sorter) merge(from, middle, to int) {
	if middle-from == 1 {
		s.moveRight(from, middle, to)
		return
	}
	if to-middle == 1 {
		s.moveLeft(from, middle)
		return
	}
	half := from + (to-from)/2
	sum := half + middle
	start, end := from, middle
	if middle > half {
		start, end = sum-to, half
	}
	last := sum - 1
	for start < end {
		probe := start + (end-start)/2
		if !s.Less(last-probe, probe) {
			start = probe + 1
		} else {
			end = probe
		}
	}
	end = sum - start
	if start < middle && middle < end {
		s.rotate(start, middle, end)
	}
	if from < start && start < half {
		s.merge(from, start, half)
	}
	if half < end && end < to {
		s.merge(half, end, to)
	}
}

// moveRight takes the one element at `from` to its place after everything less in middle..to.
func (s *Sorter) moveRight(from, middle, to int) {
	low, high := middle, to
	for low < high {
		probe := low + (high-low)/2
		if s.Less(probe, from) {
			low = probe + 1
		} else {
			high = probe
		}
	}
	for at := from; at < low-1; at++ {
		s.Swap(at, at+1)
	}
}

// moveLeft takes the one element at `middle` to its place before everything greater.
func (s *Sorter) moveLeft(from, middle int) {
	low, high := from, middle
	for low < high {
		probe := low + (high-low)/2
		if !s.Less(middle, probe) {
			low = probe + 1
		} else {
			high = probe
		}
	}
	for at := middle; at > low; at-- {
		s.Swap(at, at-1)
	}
}

// rotate exchanges from..middle with middle..to.
func (s *Sorter) rotate(from, middle, to int) {
	left, right := middle-from, to-middle
	for left != right {
		if left > right {
			s.exchange(middle-left, middle, right)
			left -= right
		} else {
			s.exchange(middle-left, middle+right-left, left)
			right -= left
		}
	}
	s.exchange(middle-left, middle, left)
}

func (s *Sorter) exchange(a, b, count int) {
	for i := 0; i < count; i++ {
		s.Swap(a+i, b+i)
	}
}
