"""References that do not keep their objects alive, and containers made of them."""

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary",
           "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

import _weakref
from _weakref import ref
from collections.abc import MutableMapping, MutableSet

ReferenceType = ref
getweakrefcount = getattr(_weakref, "getweakrefcount", None)
getweakrefs = getattr(_weakref, "getweakrefs", None)


def __getattr__(name):
    if name not in ("proxy", "ProxyType", "CallableProxyType", "ProxyTypes"):
        raise AttributeError(f"module 'weakref' has no attribute {name!r}")
    import _weak_proxy
    value = getattr(_weak_proxy, name)
    globals()[name] = value
    return value


class WeakSet(MutableSet):
    """A set whose elements may disappear."""

    def __init__(self, data=None):
        self.data = set()
        self._self = ref(self)
        if data is not None:
            self.update(data)

    def _watch(self, item):
        own = self._self

        def remove(reference):
            container = own()
            if container is not None:
                container.data.discard(reference)

        return ref(item, remove)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for reference in self.data if reference() is not None)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(self._watch(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def update(self, other):
        for element in other:
            self.add(element)

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    def difference(self, other):
        result = self.copy()
        for item in other:
            result.discard(item)
        return result

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def issubset(self, other):
        return all(item in other for item in self)

    def __repr__(self):
        return repr(self.data)

    __hash__ = None


class WeakValueDictionary(MutableMapping):
    """A dict whose entries go when nobody else holds the value."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._self = ref(self)
        self.update(other, **kw)

    def _watch(self, key, value):
        own = self._self

        def remove(reference):
            container = own()
            if container is not None and container.data.get(key) is reference:
                del container.data[key]

        return ref(value, remove)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._watch(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    keys = MutableMapping.keys

    def __len__(self):
        return sum(1 for reference in self.data.values() if reference() is not None)

    def valuerefs(self):
        return list(self.data.values())

    def copy(self):
        return WeakValueDictionary(list(self.items()))

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    """A dict whose entries go when nobody else holds the key."""

    def __init__(self, dict=None):
        self.data = {}
        own = ref(self)

        def remove(reference):
            container = own()
            if container is not None:
                container.data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    def __len__(self):
        return sum(1 for reference in self.data if reference() is not None)

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        result = WeakKeyDictionary()
        result.update(self)
        return result

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"


class WeakMethod:
    """A reference to a bound method that lives as long as the object."""

    def __init__(self, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        self._type = type(meth)
        self._func = func
        self._obj = ref(obj, None if callback is None else lambda _: callback(self))

    def __call__(self):
        obj = self._obj()
        return None if obj is None else self._type(self._func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return self._obj == other._obj and self._func == other._func

    def __hash__(self):
        return hash((self._obj, self._func))


class finalize:
    """Calls a function when an object goes, or when called itself; once only."""

    _alive = {}
    _is_registered = False

    @classmethod
    def _exitfunc(cls):
        """At exit: those that are left, the last one made first."""
        while pending := [one for one in cls._alive if one._atexit]:
            try:
                pending[-1]()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())

    def __init__(self, obj, func, /, *args, **kwargs):
        self._atexit = True
        if not finalize._is_registered:
            import atexit
            finalize._is_registered = True
            atexit.register(finalize._exitfunc)
        finalize._alive[self] = (ref(obj, self), func, args, kwargs)

    def __repr__(self):
        found = finalize._alive.get(self)
        obj = None if found is None else found[0]()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return (f"<{type(self).__name__} object at {id(self):#x}; "
                f"for {type(obj).__qualname__!r} at {id(obj):#x}>")

    def __call__(self, _=None):
        found = finalize._alive.pop(self, None)
        if found is not None:
            return found[1](*found[2], **found[3])

    def detach(self):
        """Give up; returns what would have been called."""
        found = finalize._alive.pop(self, None)
        if found is not None:
            return (found[0](), *found[1:])

    def peek(self):
        found = finalize._alive.get(self)
        if found is not None:
            return (found[0](), *found[1:])

    @property
    def alive(self):
        return self in finalize._alive

    @property
    def atexit(self):
        return self in finalize._alive and self._atexit

    @atexit.setter
    def atexit(self, value):
        self._atexit = bool(value)
