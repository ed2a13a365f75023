"""Functions about functions: wrapping, caching, partial calls, dispatch by type.

`partial`, `reduce` and the wrapper of `lru_cache` are native: CPython's takes no Python frame, so a cached
recursion goes just as deep as an uncached one.
"""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce", "partial",
           "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

from _functools import _lru_cache_wrapper, partial, reduce

try:
    from _functools import Placeholder
    __all__.append("Placeholder")
except ImportError:
    pass


def cmp_to_key(mycmp):
    """A key function out of a comparing function (negative, zero or positive)."""

    class KeyWrapper:
        __qualname__ = "KeyWrapper"
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return KeyWrapper


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__",
                       "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`: name, docstring, attributes."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator for the function inside a decorator: see `update_wrapper`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering -------------------------------------------------------

def _given_not_or_equal(op, other):
    # a > b  is  not (a < b) and a != b
    def method(self, right):
        answer = getattr(type(self), op)(self, right)
        if answer is NotImplemented:
            return answer
        return not answer and self != right
    method.__name__ = method.__qualname__ = other
    return method


def _given_or_equal(op, other):
    # a <= b  is  a < b or a == b
    def method(self, right):
        answer = getattr(type(self), op)(self, right)
        if answer is NotImplemented:
            return answer
        return answer or self == right
    method.__name__ = method.__qualname__ = other
    return method


def _given_and_unequal(op, other):
    # a < b  is  a <= b and a != b
    def method(self, right):
        answer = getattr(type(self), op)(self, right)
        if answer is NotImplemented:
            return answer
        return answer and self != right
    method.__name__ = method.__qualname__ = other
    return method


def _given_not(op, other):
    # a >= b  is  not a < b
    def method(self, right):
        answer = getattr(type(self), op)(self, right)
        if answer is NotImplemented:
            return answer
        return not answer
    method.__name__ = method.__qualname__ = other
    return method


def _given_not_but_equal(op, other):
    # a >= b, from a <= b:  not a <= b or a == b
    def method(self, right):
        answer = getattr(type(self), op)(self, right)
        if answer is NotImplemented:
            return answer
        return not answer or self == right
    method.__name__ = method.__qualname__ = other
    return method


# In the order in which a root is preferred when a class has several.
_DERIVED = {
    "__lt__": (("__gt__", _given_not_or_equal), ("__le__", _given_or_equal), ("__ge__", _given_not)),
    "__le__": (("__ge__", _given_not_but_equal), ("__lt__", _given_and_unequal), ("__gt__", _given_not)),
    "__gt__": (("__lt__", _given_not_or_equal), ("__ge__", _given_or_equal), ("__le__", _given_not)),
    "__ge__": (("__le__", _given_not_but_equal), ("__gt__", _given_and_unequal), ("__lt__", _given_not)),
}


def total_ordering(cls):
    """Class decorator: fill in the ordering methods that are missing."""
    roots = [op for op in _DERIVED if getattr(cls, op, None) is not getattr(object, op, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)       # __lt__, then __le__, then __gt__, then __ge__
    for name, make in _DERIVED[root]:
        if name not in roots:
            setattr(cls, name, make(root, name))
    return cls


# --- caching --------------------------------------------------------------

_cache_info_type = None


def _cache_info(hits, misses, maxsize, currsize):
    # Made at the first question: not every cached function is asked.
    global _cache_info_type
    if _cache_info_type is None:
        from collections import namedtuple
        _cache_info_type = namedtuple(
            "CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _cache_info_type(hits, misses, maxsize, currsize)



def lru_cache(maxsize=128, typed=False):
    """Decorator: remember the last `maxsize` results (None: all of them)."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)      # used without parentheses
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(user_function):
        return _cached(user_function, maxsize, typed)

    return decorate


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Remember every result."""
    return lru_cache(maxsize=None)(user_function)


_NOTHING = object()


class cached_property:
    """A property computed once, then an ordinary attribute of the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property.") from None
        value = attributes.get(name, _NOTHING)
        if value is _NOTHING:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {name!r} property.") from None
        return value

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# --- partial methods ------------------------------------------------------

class partialmethod:
    """`partial` for methods: the instance still comes first."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _unbound(self):
        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._unbound().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def __getattr__(name):
    # Dispatch by type is rarer than the rest, and larger.
    if name in ("singledispatch", "singledispatchmethod"):
        import _singledispatch
        globals()[name] = value = getattr(_singledispatch, name)
        return value
    raise AttributeError(f"module 'functools' has no attribute {name!r}")
