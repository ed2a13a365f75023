"""`OrderedDict`: a dict that can move its entries, and compares their order."""

from _prelude_natives import _is_old

from reprlib import recursive_repr

_MISSING = object()


class OrderedDict(dict):
    """A dict whose order can be changed, and counts when two are compared."""

    def popitem(self, last=True):
        """Remove and return the last pair, or the first one."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        """Move an existing key behind all others, or before them."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, value in rest:
            dict.__setitem__(self, other, value)

    def pop(self, key, default=_MISSING):
        if default is _MISSING:
            # As a dict does it, but through __missing__-free lookup only.
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    @recursive_repr()
    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        items = list(self.items())
        return f"{self.__class__.__name__}({items if _is_old() else dict(items)!r})"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        answer = self.__eq__(other)
        return answer if answer is NotImplemented else not answer

    __hash__ = None

    def __reduce__(self):
        return (self.__class__, (), vars(self).copy() or None, None, iter(self.items()))

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


OrderedDict.__module__ = "collections"
