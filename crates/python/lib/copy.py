"""Shallow and deep copies."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

from types import (BuiltinFunctionType, CodeType, FunctionType, GenericAlias, ModuleType)

# Nothing can change inside these: the copy is the thing itself.
_ATOMIC = frozenset((type(None), int, float, bool, complex, bytes, str, type, range, slice,
                     property, type(...), type(NotImplemented), BuiltinFunctionType,
                     CodeType, FunctionType, GenericAlias, type(int | str)))


def copy(x):
    """A new container with the same things in it."""
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduced(x, "un(shallow)copyable"), None)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of everything, at every depth; shared parts stay shared."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    copier = _DEEP.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    elif getattr(x, "__deepcopy__", None) is not None:
        y = x.__deepcopy__(memo)
    else:
        y = _rebuild(x, _reduced(x, "un(deep)copyable"), memo)
    if y is not x:
        memo[key] = y
        # Keep x alive as long as the memo: its id must not be used again.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:           # it contains itself
        return memo[id(x)]
    if all(new is old for new, old in zip(items, x)):
        return x
    return tuple(items)


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    set: _deepcopy_set,
    frozenset: _deepcopy_set,
    bytearray: lambda x, memo: bytearray(x),
    type(Error().with_traceback): lambda x, memo: x,
    type(copy.__get__(0)): _deepcopy_method,
}


def _cannot_pickle(x):
    return TypeError(f"cannot pickle '{type(x).__name__}' object")


_UNCOPYABLE = ("generator", "coroutine", "async_generator", "frame", "module", "lock", "RLock",
               "TextIOWrapper", "Task", "Future")


def _reduced(x, what):
    cls = type(x)
    if cls.__name__ in _UNCOPYABLE and cls.__module__ not in ("__main__",):
        name = cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"
        raise TypeError(f"cannot pickle {name!r} object")
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None and reduce is not object.__reduce__:
        return reduce(x)
    extended = getattr(cls, "__reduce_ex__", None)
    if extended is not None and extended is not object.__reduce_ex__:
        return extended(x, 4)
    if cls.__module__ != "builtins" and not isinstance(x, BaseException):
        return _reduced_by_hand(x, cls)
    if extended is not None:
        return extended(x, 4)
    raise Error(f"{what} object of type {cls}")


def _slot_names(cls):
    for ancestor in cls.__mro__:
        slots = ancestor.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{ancestor.__name__.lstrip('_')}{name}"
            yield name


def _reduced_by_hand(x, cls):
    """What `object.__reduce_ex__` says of an instance of a class in Python."""
    arguments = ()
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
        make, arguments = (lambda: cls.__new__(cls, *args, **kwargs)), ()
    else:
        if hasattr(cls, "__getnewargs__"):
            arguments = x.__getnewargs__()
        elif issubclass(cls, (int, str, float, bytes, tuple, frozenset)):
            arguments = (_base_value(x),)
        make = cls.__new__
        arguments = (cls, *arguments)
    getstate = getattr(cls, "__getstate__", None)
    if getstate is not None and getstate is not getattr(object, "__getstate__", None):
        state = getstate(x)
    else:
        state = getattr(x, "__dict__", None) or None
        slots = {name: getattr(x, name) for name in _slot_names(cls) if hasattr(x, name)}
        if slots:
            state = (state, slots)
    items = iter(x) if isinstance(x, (list, set)) else None
    pairs = iter(dict.items(x)) if isinstance(x, dict) else None
    return make, arguments, state, items, pairs


def _base_value(x):
    for base in (int, str, float, bytes, tuple, frozenset):
        if isinstance(x, base):
            return base(x)


def _rebuild(x, reduced, memo):
    """Make the copy that a `__reduce__` answer describes; deep with a memo."""
    if isinstance(reduced, str):
        return x
    deep = memo is not None
    make, arguments, state, items, pairs = (tuple(reduced) + (None,) * 5)[:5]
    if deep and arguments:
        arguments = [deepcopy(a, memo) for a in arguments]
    y = make(*arguments)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    object.__setattr__(y, name, value)
    if items is not None:
        add = y.add if isinstance(y, set) else y.append
        for item in items:
            add(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """The same object with other values in some fields."""
    method = getattr(obj.__class__, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")
    return method(obj, **changes)
