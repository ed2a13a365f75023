"""Classes that `typing` makes special: Generic, Protocol, NamedTuple, TypedDict, NewType."""

import sys
from abc import ABCMeta

from _typing_forms import Alias, NotRequired, Required, ReadOnly, as_type, check_count, variables_in
from _typing_variables import ParamSpec, TypeVar, TypeVarTuple


class Generic:
    """Base of the classes that take type arguments."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([as_type(arg) for arg in args])
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)) or _is_unpacked(arg) for arg in args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return Alias(cls, args)
        parameters = getattr(cls, "__parameters__", ())
        if not parameters:
            raise TypeError(f"{cls} is not a generic class")
        if not any(isinstance(p, TypeVarTuple) for p in parameters):
            if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and len(args) > 1:
                args = (args,)
            args = _with_defaults(args, parameters)
            check_count(cls, len(args), len(parameters), "at least ")
        return Alias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = ()
            return
        parameters = variables_in(bases)
        for base in bases:
            if isinstance(base, Alias) and base.__origin__ is Generic:
                missing = [p for p in parameters if p not in base.__parameters__]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(map(repr, missing))}) are not listed in "
                                    f"Generic[{', '.join(map(repr, base.__parameters__))}]")
                parameters = base.__parameters__
        cls.__parameters__ = parameters


def _is_unpacked(arg):
    return getattr(arg, "_name", None) == "Unpack"


def _with_defaults(args, parameters):
    rest = parameters[len(args):]
    if rest and all(p.has_default() for p in rest):
        return args + tuple([p.__default__ for p in rest])
    return args


# --- protocols ------------------------------------------------------------

_NOT_MEMBERS = frozenset((
    "__abstractmethods__", "__annotations__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__parameters__",
    "__orig_bases__", "__orig_class__", "__non_callable_proto_members__", "__static_attributes__",
    "__firstlineno__", "__type_params__", "__protocol_attrs__", "__qualname__", "__classcell__",
    "__classdictcell__", "_is_protocol", "_is_runtime_protocol", "__hash__x", "_abc_impl"))


def _members_of(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        for name in [*base.__dict__, *getattr(base, "__annotations__", {})]:
            if name not in _NOT_MEMBERS and not name.startswith("_abc_"):
                names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __call__(cls, *args, **kwargs):
        if cls._is_protocol:
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls._is_protocol:
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        data = sorted(name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None)))
        if data:
            raise TypeError("Protocols with non-method members don't support issubclass(). "
                            f"Non-method members: {', '.join(map(repr, data))}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls._is_protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super(_ProtocolMeta, cls).__subclasscheck__(type(instance)):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = getattr(instance, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in getattr(base, "__annotations__", ()) and getattr(base, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of structural types: a class fits when it has the members."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                    or base.__module__ in ("collections.abc", "contextlib", "io", "os")):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        cls.__protocol_attrs__ = _members_of(cls)


Protocol.__protocol_attrs__ = set()


def runtime_checkable(cls):
    """Class decorator: the protocol may be used with isinstance()."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# --- NamedTuple -----------------------------------------------------------

_TUPLE_METHODS = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                            "_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source"))
_CLASS_ITEMS = frozenset(("__module__", "__name__", "__qualname__", "__annotations__",
                          "__annotate__", "__annotate_func__", "__annotations_cache__"))


def _annotations_in(namespace, name):
    """The annotations of a class body of which no class was made yet."""
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"])
    carrier = type(name, (), {key: namespace[key] for key in namespace
                              if key in ("__annotate__", "__annotate_func__", "__module__", "__qualname__")})
    from annotationlib import get_annotations
    return get_annotations(carrier, format=3)


class _NamedTupleMeta(type):
    def __new__(metacls, typename, bases, namespace):
        annotations = _annotations_in(namespace, typename)
        names = list(annotations)
        defaults = []
        for name in names:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default "
                    f"field{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        from collections import namedtuple
        made = namedtuple(typename, names, defaults=[namespace[name] for name in defaults],
                          module=namespace.get("__module__"))
        extra = tuple([base for base in bases if base is not _NamedTuple])
        if extra:
            made = type(typename, (made, *extra), {"__module__": namespace.get("__module__")})
        made.__annotations__ = {name: as_type(tp) for name, tp in annotations.items()}
        made.__qualname__ = namespace.get("__qualname__", typename)
        made.__orig_bases__ = namespace.get("__orig_bases__", (NamedTuple,))
        for key, value in namespace.items():
            if key in _TUPLE_METHODS:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _CLASS_ITEMS or key in names or key in ("__classcell__", "__orig_bases__",
                                                               "__classdictcell__", "__conditional_annotations__"):
                continue
            setattr(made, key, value)
            hook = getattr(type(value), "__set_name__", None)
            if hook is not None:
                hook(value, made, key)
        return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


class _NamedTupleMaker:
    """`class P(NamedTuple): ...`, and `NamedTuple("P", [("x", int)])`."""

    __name__ = __qualname__ = "NamedTuple"
    __module__ = "typing"

    def __call__(self, typename, fields=(), /):
        from collections import namedtuple
        fields = list(fields)
        made = namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = {name: as_type(tp) for name, tp in fields}
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple>"


NamedTuple = _NamedTupleMaker()


# --- TypedDict ------------------------------------------------------------

def _qualifiers(annotation):
    """The Required/NotRequired/ReadOnly around a key's type."""
    while isinstance(annotation, Alias):
        if annotation.__origin__ in (Required, NotRequired, ReadOnly):
            yield annotation.__origin__
            annotation = annotation.__args__[0]
        elif annotation._name == "Annotated":
            annotation = annotation.__origin__
        else:
            return


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        own = _annotations_in(namespace, name)
        body = {key: value for key, value in namespace.items()
                if key not in ("__annotate__", "__annotate_func__", "__classdictcell__",
                               "__conditional_annotations__")}
        made = type.__new__(metacls, name, (Generic, dict) if Generic in bases else (dict,), body)
        annotations, required, optional, read_only = {}, set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            read_only |= base.__dict__.get("__readonly_keys__", set())
        for key, annotation in own.items():
            annotation = annotations[key] = as_type(annotation)
            marks = list(_qualifiers(annotation))
            needed = Required in marks or (total and NotRequired not in marks)
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            if ReadOnly in marks:
                read_only.add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(read_only)
        made.__mutable_keys__ = frozenset(annotations) - made.__readonly_keys__
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


class _TypedDictMaker:
    """`class Movie(TypedDict): ...`, and `TypedDict("Movie", {"title": str})`."""

    __name__ = __qualname__ = "TypedDict"
    __module__ = "typing"

    def __call__(self, typename, fields=(), /, *, total=True):
        namespace = {"__annotations__": dict(fields), "__module__": _caller_module()}
        made = _TypedDictMeta(typename, (), namespace, total=total)
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "typing.TypedDict"


TypedDict = _TypedDictMaker()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def _caller_module():
    ask = getattr(sys, "_getframemodulename", None)
    return (ask(2) if ask is not None else None) or "__main__"


class NewType:
    """A name that checkers take for a type of its own; calling it returns its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller_module()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`{bases[0].__name__} = NewType({bases[0].__name__!r}, {self.__name__})`")

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]


for _cls in (Generic, Protocol, NewType):
    _cls.__module__ = "typing"
