"""A priority queue kept in a list: `heap[k] <= heap[2k+1]` and `<= heap[2k+2]`.

The moves are CPython's (`Lib/heapq.py`, 3.14), so that a heap printed half-way
looks the same: an item taken from the end sinks to a leaf first, then rises.

`_heapq` does them where items are compared without Python code; where they are not, it calls the
function of the same name with an underscore.
"""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge",
           "nlargest", "nsmallest", "heappushpop",
           "heappush_max", "heappop_max", "heapify_max",
           "heapreplace_max", "heappushpop_max"]


def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _rise(heap, top, place, before):
    """Move the item at `place` towards `top` until its parent comes before it."""
    item = heap[place]
    while place > top:
        parent_place = (place - 1) >> 1
        parent = heap[parent_place]
        if not before(item, parent):
            break
        heap[place] = parent
        place = parent_place
    heap[place] = item


def _sink(heap, place, before):
    """Move the item at `place` down to a leaf, then up to where it belongs."""
    end = len(heap)
    top = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not before(heap[child], heap[right]):
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, top, place, before)


def _pop(heap, before):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0, before)
    return first


def _order(heap, before):
    for place in range(len(heap) // 2 - 1, -1, -1):
        _sink(heap, place, before)


def _heappush(heap, item):
    """Put `item` into the heap."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, _less)


def _heappop(heap):
    """Take the smallest item out."""
    return _pop(heap, _less)


def _heapreplace(heap, item):
    """Take the smallest item out, then put `item` in."""
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, _less)
    return first


def _heappushpop(heap, item):
    """Put `item` in, then take the smallest out."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0, _less)
    return item


def _heapify(heap):
    """Turn a list into a heap, in place."""
    _order(heap, _less)


def heappush_max(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, _greater)


def heappop_max(heap):
    return _pop(heap, _greater)


def heapreplace_max(heap, item):
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, _greater)
    return first


def heappushpop_max(heap, item):
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink(heap, 0, _greater)
    return item


def heapify_max(heap):
    _order(heap, _greater)


class _Front:
    """The next item of one of the merged iterables."""

    __slots__ = ("key", "order", "value", "advance", "reverse")

    def __lt__(self, other):
        first, second = (other, self) if self.reverse else (self, other)
        if first.key < second.key:
            return True
        if second.key < first.key:
            return False
        return self.order < other.order


def merge(*iterables, key=None, reverse=False):
    """Walk through several sorted iterables as if they were one."""
    heap = []
    for order, iterable in enumerate(iterables):
        front = _Front()
        front.advance = iter(iterable).__next__
        front.order = order
        front.reverse = reverse
        try:
            front.value = front.advance()
        except StopIteration:
            continue
        front.key = front.value if key is None else key(front.value)
        heap.append(front)
    heapify(heap)
    while heap:
        front = heap[0]
        yield front.value
        try:
            front.value = front.advance()
        except StopIteration:
            heappop(heap)
            continue
        front.key = front.value if key is None else key(front.value)
        heapreplace(heap, front)


def nsmallest(n, iterable, key=None):
    """The n smallest, in order; the same as `sorted(iterable, key=key)[:n]`."""
    if n == 1:
        nothing = object()
        result = min(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest, the largest first."""
    if n == 1:
        nothing = object()
        result = max(iterable, default=nothing, key=key)
        return [] if result is nothing else [result]
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
