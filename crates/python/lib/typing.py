"""Names for type hints. Nothing here checks types while the program runs.

The parts: `_typing_variables` (TypeVar ...), `_typing_forms` (Union, Literal
...), `_typing_classes` (Generic, Protocol, NamedTuple, TypedDict ...). The
older names of containers (`List`, `Deque` ...) are made when asked for.
"""

import types
from _prelude_natives import _is_old
from types import GenericAlias, UnionType

from _typing_classes import (Generic, NamedTuple, NewType, Protocol, TypedDict, get_protocol_members,
                             is_protocol, is_typeddict, runtime_checkable)
from _typing_forms import (Alias, Annotated, AnnotatedAlias, CallableAlias, CallableForm, ClassVar,
                           Concatenate, ConcatenateAlias, Final, Literal, LiteralString, Never,
                           NoReturn, NotRequired, Optional, ReadOnly, Required, Self, SpecialAlias,
                           TypeAlias, TypeGuard, TypeIs, Union, UnionAlias, Unpack, as_type)
from _typing_variables import (NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType,
                               TypeVar, TypeVarTuple)
from annotationlib import ForwardRef

TYPE_CHECKING = False

_GenericAlias = Alias


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# name -> (module, name there, how many arguments)
_OLD_NAMES = {
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2),
    "Set": ("builtins", "set", 1), "FrozenSet": ("builtins", "frozenset", 1),
    "Tuple": ("builtins", "tuple", -1), "Type": ("builtins", "type", 1),
    "DefaultDict": ("collections", "defaultdict", 2), "Deque": ("collections", "deque", 1),
    "OrderedDict": ("collections", "OrderedDict", 2), "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2),
    "Hashable": ("collections.abc", "Hashable", 0), "Sized": ("collections.abc", "Sized", 0),
    "Awaitable": ("collections.abc", "Awaitable", 1), "Coroutine": ("collections.abc", "Coroutine", 3),
    "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", -1),
    "Iterable": ("collections.abc", "Iterable", 1), "Iterator": ("collections.abc", "Iterator", 1),
    "Generator": ("collections.abc", "Generator", -1), "Reversible": ("collections.abc", "Reversible", 1),
    "Container": ("collections.abc", "Container", 1), "Collection": ("collections.abc", "Collection", 1),
    "AbstractSet": ("collections.abc", "Set", 1), "MutableSet": ("collections.abc", "MutableSet", 1),
    "Mapping": ("collections.abc", "Mapping", 2), "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "Sequence": ("collections.abc", "Sequence", 1), "MutableSequence": ("collections.abc", "MutableSequence", 1),
    "MappingView": ("collections.abc", "MappingView", 1), "KeysView": ("collections.abc", "KeysView", 1),
    "ItemsView": ("collections.abc", "ItemsView", 2), "ValuesView": ("collections.abc", "ValuesView", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", -1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", -1),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
    "Callable": ("collections.abc", "Callable", 2),
}
_PROTOCOLS = ("SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex",
              "SupportsInt", "SupportsRound", "IO", "TextIO", "BinaryIO")
_SPELLED = {"AsyncContextManager": "AsyncContextManager", "ContextManager": "ContextManager"}


def __getattr__(name):
    if name in _OLD_NAMES:
        module_name, origin_name, count = _OLD_NAMES[name]
        import importlib
        origin = getattr(importlib.import_module(module_name), origin_name)
        value = CallableForm(origin, 2, name) if name == "Callable" else SpecialAlias(origin, count, name)
    elif name in _PROTOCOLS:
        import _typing_supports
        value = getattr(_typing_supports, name)
    elif name == "AnyStr":
        value = TypeVar("AnyStr", bytes, str)
    elif name in ("T", "KT", "VT"):
        value = TypeVar(name)
    elif name == "Text":
        value = str
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value


# --- asking about types ---------------------------------------------------

def get_origin(tp):
    """`list` of `list[int]`, Union of `int | str`; None of a plain class."""
    if isinstance(tp, AnnotatedAlias):
        return Annotated
    if isinstance(tp, (Alias, GenericAlias, SpecialAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType if _is_old() else Union
    return None


def get_args(tp):
    """The arguments of a subscripted type."""
    if isinstance(tp, AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (Alias, GenericAlias)):
        args = tp.__args__
        from collections.abc import Callable
        if tp.__origin__ is Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, ConcatenateAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def _without_extras(tp):
    if isinstance(tp, AnnotatedAlias):
        return _without_extras(tp.__origin__)
    if isinstance(tp, Alias) and tp.__origin__ in (Required, NotRequired, ReadOnly):
        return _without_extras(tp.__args__[0])
    if isinstance(tp, Alias):
        args = tuple([_without_extras(arg) for arg in tp.__args__])
        return tp if args == tp.__args__ else tp._with_args(args)
    if isinstance(tp, GenericAlias):
        args = tuple([_without_extras(arg) for arg in tp.__args__])
        return tp if args == tp.__args__ else GenericAlias(tp.__origin__, args)
    if isinstance(tp, UnionType):
        return Union[tuple([_without_extras(arg) for arg in tp.__args__])]
    return tp


def _evaluated(value, globalns, localns):
    from _annotation_text import evaluate
    if isinstance(value, str):
        value = evaluate(value, globalns, localns)
    if isinstance(value, ForwardRef):
        value = evaluate(value.__forward_arg__, globalns, localns)
    if value is None:
        return type(None)
    if isinstance(value, UnionAlias):
        return Union[tuple([_evaluated(arg, globalns, localns) for arg in value.__args__])]
    if isinstance(value, Alias) and not isinstance(value, AnnotatedAlias) and value.__origin__ is not Literal:
        args = tuple([_evaluated(arg, globalns, localns) for arg in value.__args__])
        return value if args == value.__args__ else value._with_args(args)
    if isinstance(value, GenericAlias) and any(isinstance(arg, str) for arg in value.__args__):
        return GenericAlias(value.__origin__,
                            tuple([_evaluated(arg, globalns, localns) for arg in value.__args__]))
    return value


def _type_params(obj):
    return {param.__name__: param for param in getattr(obj, "__type_params__", ())}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    """The annotations with texts evaluated; of a class, its bases' too."""
    import sys
    from _annotation_text import scope_of
    from annotationlib import get_annotations
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            scope = globalns if globalns is not None else getattr(module, "__dict__", {})
            names = localns if localns is not None else {**_type_params(base), **vars(base)}
            for name, value in get_annotations(base).items():
                hints[name] = _evaluated(value, scope, names)
    else:
        scope = globalns
        if scope is None:
            scope = obj.__dict__ if isinstance(obj, types.ModuleType) else scope_of(obj)
        if not hasattr(obj, "__annotations__"):
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in get_annotations(obj).items():
            hints[name] = _evaluated(value, scope, {**_type_params(obj), **(localns or {})})
    if include_extras:
        return hints
    return {name: _without_extras(value) for name, value in hints.items()}


# --- functions and decorators that do next to nothing ---------------------

def cast(typ, val):
    """The value, unchanged."""
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """For the place that cannot be reached."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


def overload(func):
    """Decorator for the variants of a function that only checkers read."""
    plain = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((plain.__module__, plain.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((plain.__module__, plain.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def _marker(attribute):
    def decorator(arg, /):
        try:
            setattr(arg, attribute, True)
        except (AttributeError, TypeError):
            pass
        return arg
    return decorator


final = _marker("__final__")
override = _marker("__override__")
no_type_check = _marker("__no_type_check__")
final.__name__, override.__name__, no_type_check.__name__ = "final", "override", "no_type_check"


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


_OWN = ("Annotated", "Any", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
        "Optional", "ParamSpec", "Protocol", "TypeVar", "TypeVarTuple", "Union", "NamedTuple",
        "TypedDict", "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform",
        "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints",
        "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
        "NoDefault", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs",
        "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self",
        "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack", "AnyStr", "Text")
__all__ = [*_OWN, *(name for name in _OLD_NAMES if name not in ("Pattern", "Match")), *_PROTOCOLS]
