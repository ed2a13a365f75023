"""How objects are taken apart for pickling: `object.__reduce_ex__` and its helpers.

Native in CPython (`Objects/typeobject.c`) but for the registry. A class in Python is
remade by `cls.__new__` and its state; what has native insides and does not say how to
be remade cannot be.
"""

from _pickle import is_native as _is_native

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """From now on objects of that type are taken apart by the function."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    """Protocols 0 and 1: an instance of `cls` whose native part is that of `base`."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _native_base(cls):
    for ancestor in cls.__mro__:
        if _is_native(ancestor):
            return ancestor
    return object


def _full_name(cls):
    if cls.__module__ in ("builtins", None):
        return cls.__name__
    return f"{cls.__module__}.{cls.__name__}"


def _cannot(cls):
    return TypeError(f"cannot pickle {_full_name(cls)!r} object")


def _slotnames(cls):
    """The names that `__slots__` of the class and its bases make."""
    names = []
    for ancestor in cls.__mro__:
        slots = ancestor.__dict__.get("__slots__", ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = ancestor.__name__.lstrip("_")
                if stripped:
                    name = f"_{stripped}{name}"
            names.append(name)
    return names


def _default_state(obj):
    """`object.__getstate__`: the attributes, or (attributes, slots)."""
    state = getattr(obj, "__dict__", None)
    state = dict(state) if state else None
    slots = {}
    for name in _slotnames(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _has_own_state(cls):
    return cls.__getstate__ is not object.__getstate__


def _base_value(obj, cls):
    """The native part of an instance of a subclass, as what remakes it; none if it has none."""
    for base in (int, str, float, bytes, tuple, frozenset, complex):
        if issubclass(cls, base):
            return base, base(obj)
    return object, None


def _reduce_old(obj):
    cls = type(obj)
    base, value = _base_value(obj, cls)
    native = _native_base(cls)
    if native is not object and base is object and not issubclass(cls, (list, dict, set)):
        raise _cannot(cls)
    if issubclass(cls, (list, dict, set)) and cls not in (list, dict, set):
        base = native
        value = native(obj)
    if not _has_own_state(cls) and _slotnames(cls):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    state = obj.__getstate__()
    parts = (_reconstructor, (cls, base, value))
    return (*parts, state) if state else parts


def _reduce_new(obj):
    cls = type(obj)
    has_arguments = True
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args, kwargs = obj.__getnewargs__(), {}
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    else:
        base, value = _base_value(obj, cls)
        has_arguments = base is not object
        args, kwargs = ((value,) if has_arguments else ()), {}
    native = _native_base(cls)
    known = native is object or has_arguments or issubclass(cls, (list, dict)) or _has_own_state(cls)
    if not known:
        raise _cannot(cls)
    state = obj.__getstate__()
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *args), state, items, pairs


def _reduce_ex(obj, protocol):
    """`object.__reduce_ex__`"""
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    return _reduce_new(obj) if protocol >= 2 else _reduce_old(obj)


def add_extension(module, name, code):
    raise ValueError("the extension registry is not kept here")


def remove_extension(module, name, code):
    raise ValueError(f"key ({module!r}, {name!r}) is not registered with code {code}")


def clear_extension_cache():
    pass
