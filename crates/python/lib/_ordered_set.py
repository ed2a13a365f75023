"""A set that iterates in the order of insertion (policy P2).

asyncio gives sets of tasks. CPython orders those by address, differently in each
run; here they keep the order in which their members came, if nothing else is chosen.
"""

from _prelude_natives import _any_order


class OrderedSet(set):
    """Looks and compares like a plain set."""

    def __init__(self, items=()):
        super().__init__()
        self._order = {}
        for item in _any_order(list(items)):
            self.add(item)

    def add(self, item):
        super().add(item)
        self._order.setdefault(item)

    def discard(self, item):
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self._order[item]

    def pop(self):
        for item in self._order:
            self.remove(item)
            return item
        return super().pop()            # raises: it is empty

    def clear(self):
        super().clear()
        self._order.clear()

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def copy(self):
        copy = OrderedSet()
        copy.update(self._order)
        return copy

    def __iter__(self):
        return iter(list(self._order))

    def __repr__(self):
        if not self._order:
            return "set()"
        return "{" + ", ".join([repr(item) for item in self._order]) + "}"

    def __sub__(self, other):
        return OrderedSet([item for item in self._order if item not in other])

    def __and__(self, other):
        return OrderedSet([item for item in self._order if item in other])

    def __or__(self, other):
        return OrderedSet([*self._order, *other])

    difference, intersection, union = __sub__, __and__, __or__
    __hash__ = None
