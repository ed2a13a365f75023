"""Classes that are mostly data: their methods are made from their annotations.

Nouns: a *field* is an annotated name with a plan (`Field`); a *pseudo-field*
(ClassVar, InitVar) takes part in the class or in `__init__` only.
CPython writes the text of each method and compiles it; here each method is a
closure over the fields, and `_parameters` checks the arguments of `__init__`.
Source of the rules: PEP 557, `Lib/dataclasses.py` of 3.14.
"""

import sys
from _prelude_natives import _is_old
from _types import assign_all
from types import GenericAlias, MappingProxyType

from _parameters import REQUIRED, Parameters
from reprlib import recursive_repr

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY",
           "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """Somebody set a field of a frozen instance."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """An argument of `__init__` that is passed on to `__post_init__`."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type
        if isinstance(shown, type) and not isinstance(shown, GenericAlias):
            shown = shown.__name__
        else:
            shown = repr(shown)
        return f"dataclasses.InitVar[{shown}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What the class decorator knows about one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None):
    """The plan of one field, where a plain default does not say enough."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen",
                 "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__)})"


# --- reading the class ----------------------------------------------------

def _text_names(text, name, module_names):
    """Does an annotation given as text name ClassVar, InitVar or KW_ONLY?"""
    head = text.split("[", 1)[0].strip()
    module, _, last = head.rpartition(".")
    return last == name and (not module or module in module_names)


def _is_classvar(annotation):
    annotation = getattr(annotation, "__forward_arg__", annotation)
    if isinstance(annotation, str):
        return _text_names(annotation, "ClassVar", ("typing", "t", "typing_extensions"))
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    return annotation is typing.ClassVar or typing.get_origin(annotation) is typing.ClassVar


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, "InitVar", ("dataclasses", "dc"))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _text_names(annotation, "KW_ONLY", ("dataclasses", "dc"))
    return annotation is KW_ONLY


def _read_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING       # a slot is no default
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} "
                         "is not allowed: use default_factory")
    return f


def _annotations_of(cls):
    from annotationlib import Format, get_annotations
    return get_annotations(cls, format=Format.FORWARDREF)


def _collect_fields(cls, kw_only, frozen):
    """The fields of the bases, then the class's own, by name."""
    collected = {}
    any_frozen_base = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is None:
            continue
        collected.update(base_fields)
        base_frozen = getattr(base, _PARAMS).frozen
        any_frozen_base = any_frozen_base or base_frozen
        all_frozen_bases = base_frozen if all_frozen_bases is None else all_frozen_bases and base_frozen
    annotations = _annotations_of(cls)
    own = []
    seen_marker = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_read_field(cls, name, annotation, kw_only))
    for f in own:
        collected[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if any_frozen_base and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if all_frozen_bases is False and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return collected


# --- the methods ----------------------------------------------------------

def _init_default(f):
    if f.default is not MISSING:
        return f.default
    return _FACTORY if f.default_factory is not MISSING else REQUIRED


def _make_init(cls, all_fields, frozen, slots, has_post_init):
    taking = [f for f in all_fields if f.init]
    positional = [f for f in taking if not f.kw_only]
    keyword_only = [f for f in taking if f.kw_only]
    seen_default = None
    for f in positional:
        if _init_default(f) is not REQUIRED:
            seen_default = f
        elif seen_default is not None:
            more = "" if _is_old() else f" {seen_default.name!r}"
            raise TypeError(f"non-default argument {f.name!r} follows default argument{more}")
    parameters = Parameters([(f.name, _init_default(f)) for f in positional],
                            [(f.name, _init_default(f)) for f in keyword_only])
    place_of = {f.name: place for place, f in enumerate(positional + keyword_only)}
    # The assignments in the order of the fields: (name, place of the value or
    # None, factory or None, fixed value).
    steps = []
    for f in all_fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        factory = None if f.default_factory is MISSING else f.default_factory
        if f.init:
            steps.append((f.name, place_of[f.name], factory, None))
        elif factory is not None:
            steps.append((f.name, None, factory, None))
        elif slots and f.default is not MISSING:
            steps.append((f.name, None, None, f.default))
    init_vars = [place_of[f.name] for f in all_fields
                 if f._field_type is _FIELD_INITVAR and f.init] if has_post_init else []
    assign = object.__setattr__ if frozen else setattr
    function_name = f"{cls.__qualname__}.__init__"
    bind = parameters.bind
    # Each argument goes into the field of its place, whatever it is.
    is_plain = not keyword_only and not has_post_init and len(steps) == len(positional) and all(
        place == at for at, (_, place, _, _) in enumerate(steps))
    names = tuple(name for name, _, _, _ in steps)
    factories = tuple(factory for _, _, factory, _ in steps)
    defaults = tuple(_init_default(f) for f in positional if _init_default(f) is not REQUIRED)

    def __init__(self, /, *args, **kwargs):
        if is_plain and assign_all(self, names, args, kwargs, defaults, frozen, factories):
            return
        values = bind(function_name, args, kwargs)
        for name, place, factory, value in steps:
            if place is not None:
                value = values[place]
                if value is _FACTORY:
                    value = factory()
            elif factory is not None:
                value = factory()
            assign(self, name, value)
        if has_post_init:
            self.__post_init__(*[values[place] for place in init_vars])

    __init__._parameters = parameters
    if is_plain:
        # Whose plan it is, is part of it: a wrapper that copies it does not get it.
        __init__._assigns = (names, defaults, frozen, factories, __init__)
    __init__._annotations = {f.name: f.type for f in taking}
    return __init__


def _make_repr(names):
    @recursive_repr()
    def __repr__(self):
        inside = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({inside})"
    __repr__._is_of_dataclass = True
    return __repr__


def _make_eq(names):
    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        for name in names:
            if not getattr(self, name) == getattr(other, name):
                return False
        return True
    return __eq__


def _key_of(instance, names):
    return tuple([getattr(instance, name) for name in names])


def _make_order(names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _key_of(self, names) < _key_of(other, names)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _key_of(self, names) <= _key_of(other, names)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _key_of(self, names) > _key_of(other, names)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _key_of(self, names) >= _key_of(other, names)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_hash(names):
    def __hash__(self):
        return hash(_key_of(self, names))
    return __hash__


def _make_frozen(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _install(cls, method):
    """Give the class the method unless it has its own; says whether it had."""
    name = method.__name__
    if name in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    method.__module__ = cls.__module__
    setattr(cls, name, method)
    return False


def _decide_hash(cls, names, params, explicit):
    if params.unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or explicit:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    method = _make_hash(names)
    method.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = method


def _signature_text(all_fields):
    """What `help` shows behind the class's name."""
    from annotationlib import type_repr
    positional = [f for f in all_fields if f.init and not f.kw_only]
    keyword_only = [f for f in all_fields if f.init and f.kw_only]
    parts = []
    for f in positional + keyword_only:
        if keyword_only and f is keyword_only[0]:
            parts.append("*")
        annotation = getattr(f.type, "__forward_arg__", None)
        if annotation is None:
            annotation = repr(f.type) if isinstance(f.type, str) else type_repr(f.type)
        default = _init_default(f)
        parts.append(f"{f.name}: {annotation}" + ("" if default is REQUIRED else f" = {default!r}"))
    return f"({', '.join(parts)})"


def _process(cls, params):
    collected = _collect_fields(cls, params.kw_only, params.frozen)
    setattr(cls, _FIELDS, collected)
    setattr(cls, _PARAMS, params)
    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (own_hash is MISSING or (own_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    in_init = [f for f in collected.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in in_init if f._field_type is _FIELD]
    if params.init:
        _install(cls, _make_init(cls, in_init, params.frozen, params.slots,
                                 hasattr(cls, "__post_init__")))
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if params.repr:
        _install(cls, _make_repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if params.eq:
        _install(cls, _make_eq(compared))
    if params.order:
        for method in _make_order(compared):
            if _install(cls, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__} "
                                "Consider using functools.total_ordering")
    if params.frozen:
        for method in _make_frozen(cls, [f.name for f in real]):
            if _install(cls, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    _decide_hash(cls, hashed, params, explicit_hash)
    if not cls.__dict__.get("__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(in_init)
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in in_init if f.init and not f.kw_only)
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        from _dataclass_slots import with_slots
        cls = with_slots(cls, [f.name for f in real], params.frozen, params.weakref_slot)
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: add `__init__`, `__repr__`, `__eq__` ... by the annotations."""
    params = _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                              frozen=frozen, match_args=match_args, kw_only=kw_only,
                              slots=slots, weakref_slot=weakref_slot)

    def decorate(cls):
        return _process(cls, params)

    return decorate if cls is None else decorate(cls)


# --- using dataclasses ----------------------------------------------------

def fields(class_or_instance):
    """The real fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass, or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict; containers and dataclasses inside are copied too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields as a tuple, at every depth."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


_ATOMIC = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range))


def _convert(obj, make):
    cls = type(obj)
    if cls in _ATOMIC:
        return obj
    if hasattr(cls, _FIELDS):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[_convert(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return cls([_convert(item, make) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_convert(key, make), _convert(value, make)) for key, value in obj.items()]
        if hasattr(cls, "default_factory"):
            result = cls(getattr(obj, "default_factory"))
            result.update(pairs)
            return result
        return cls(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def replace(obj, /, **changes):
    """A new instance with other values in some fields."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise (ValueError if _is_old() else TypeError)(f"field {f.name} is declared with init=False, "
                                "it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)




def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """A dataclass made by calling: `fields` are names, `(name, type)` or `(name, type, field)`."""
    from keyword import iskeyword
    from types import new_class
    from typing import Any
    contents = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, Any
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, contents[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    contents["__annotations__"] = annotations
    contents.setdefault("__module__", module or "__main__")
    cls = new_class(cls_name, bases, {}, lambda target: target.update(contents))
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)
