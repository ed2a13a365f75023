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

    def __xor__(self, other):
        return OrderedSet([*(self - other), *[item for item in other if item not in self]])

    def difference(self, *others):
        return OrderedSet([item for item in self._order if not any(item in other for other in others)])

    def intersection(self, *others):
        return OrderedSet([item for item in self._order if all(item in other for other in others)])

    def union(self, *others):
        return OrderedSet([item for group in (self._order, *others) for item in group])

    def _keep(self, items):
        """Exactly these, in their order."""
        self.clear()
        self.update(items)
        return self

    def __isub__(self, other):
        return self._keep(list(self - other))

    def __iand__(self, other):
        return self._keep(list(self & other))

    def __ior__(self, other):
        return self._keep(list(self | other))

    def __ixor__(self, other):
        return self._keep(list(self ^ other))

    def difference_update(self, *others):
        self._keep(list(self.difference(*others)))

    def intersection_update(self, *others):
        self._keep(list(self.intersection(*others)))

    def symmetric_difference_update(self, other):
        self._keep(list(self ^ set(other)))

    def symmetric_difference(self, other):
        return self ^ set(other)

    __hash__ = None


OrderedSet.__module__, OrderedSet.__qualname__, OrderedSet.__name__ = "builtins", "set", "set"
