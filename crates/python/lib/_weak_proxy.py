"""`weakref.proxy`: stands for an object as long as that lives.

Simplified: in CPython a proxy is native; here every operation asks a reference.
"""

from _weakref import ref

_reference = object.__getattribute__
_store = object.__setattr__


def _object(proxy):
    found = _reference(proxy, "_ref")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


class ProxyType:
    """A proxy of an object that cannot be called."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __repr__(self):
        found = _reference(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(found).__name__} at {id(found):#x}>"

    def __str__(self):
        return str(_object(self))

    def __bool__(self):
        return bool(_object(self))

    def __len__(self):
        return len(_object(self))

    def __iter__(self):
        return iter(_object(self))

    def __next__(self):
        return next(_object(self))

    def __contains__(self, item):
        return item in _object(self)

    def __getitem__(self, key):
        return _object(self)[key]

    def __setitem__(self, key, value):
        _object(self)[key] = value

    def __delitem__(self, key):
        del _object(self)[key]

    def __eq__(self, other):
        return _object(self) == _plain(other)

    def __ne__(self, other):
        return _object(self) != _plain(other)

    def __lt__(self, other):
        return _object(self) < _plain(other)

    def __le__(self, other):
        return _object(self) <= _plain(other)

    def __gt__(self, other):
        return _object(self) > _plain(other)

    def __ge__(self, other):
        return _object(self) >= _plain(other)

    def __add__(self, other):
        return _object(self) + _plain(other)

    def __sub__(self, other):
        return _object(self) - _plain(other)

    def __mul__(self, other):
        return _object(self) * _plain(other)


class CallableProxyType(ProxyType):
    """A proxy of something that can be called."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _object(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _plain(value):
    return _object(value) if type(value) in ProxyTypes else value


def proxy(object, callback=None, /):
    """A proxy for `object`; `callback(proxy)` is called when the object goes."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    if callback is None:
        reference = ref(object)
    else:
        def told(_, keep=made):
            callback(keep)
        reference = ref(object, told)
    _store(made, "_ref", reference)
    return made
