"""`functools.singledispatch`: pick a function by the type of its first argument.

The rule (PEP 443): the nearest class of the argument's own line of ancestors
wins; an abstract class that only claims the type stands just behind the most
basic ancestor that it claims; two unrelated claims at one place are ambiguous.
"""

from types import GenericAlias, MethodType

from functools import update_wrapper


def _is_union(cls):
    from typing import Union, get_origin
    return get_origin(cls) is Union


def _is_valid(cls):
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return True
    if not _is_union(cls):
        return False
    return all(isinstance(arg, type) for arg in cls.__args__)


def _claims(cls, abstract):
    try:
        return issubclass(cls, abstract)
    except TypeError:
        return False


def _find(cls, registry):
    """The implementation for `cls`."""
    line = cls.__mro__
    claimed = [t for t in registry if t not in line and _claims(cls, t)]
    for place, ancestor in enumerate(line):
        if ancestor in registry and ancestor is not object:
            return registry[ancestor]
        # Claims that hold for this ancestor, but for none behind it.
        here = [t for t in claimed
                if _claims(ancestor, t) and not any(_claims(c, t) for c in line[place + 1:])]
        best = [t for t in here if not any(o is not t and issubclass(o, t) for o in here)]
        if len(best) > 1:
            # In the order in which abc's own ancestors would list them.
            best.sort(key=lambda t: (t.__module__, t.__qualname__))
            raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
        if best:
            return registry[best[0]]
    return registry[object]


def singledispatch(func):
    """Turn `func` into a generic function; add cases with `.register`."""
    from types import MappingProxyType

    registry = {}
    found = {}          # type -> implementation, until the next register

    def dispatch(cls):
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        if _is_valid(cls):
            if func is None:
                return lambda implementation: register(cls, implementation)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """`singledispatch` for methods: picks by the argument after `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


singledispatch.__module__ = singledispatchmethod.__module__ = "functools"
