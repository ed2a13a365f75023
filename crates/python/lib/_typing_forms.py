"""What can be written in brackets: special forms, and the aliases they make.

A *form* is a name like Optional; `Optional[int]` asks it for an *alias*, which
remembers an origin and arguments. `list[int]` and `int | str` are native.
"""

from _prelude_natives import _is_old
from types import GenericAlias, UnionType

# Of this module are the classes below, for whoever asks.
__name__ = "typing"

from _typing_variables import ParamSpec, TypeVar, TypeVarTuple
from annotationlib import ForwardRef, type_repr

NoneType = type(None)


def as_type(arg, message="typing: expected a type"):
    """An argument as it is kept: None is its type, text is a ForwardRef."""
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def shown(arg):
    """An argument as it is printed."""
    if isinstance(arg, list):
        return "[" + ", ".join(map(shown, arg)) + "]"
    if isinstance(arg, tuple):
        return "[" + ", ".join(map(shown, arg)) + "]"
    return type_repr(arg)


def variables_in(args):
    """The type variables among the arguments, each once, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            found[arg] = None
        elif isinstance(arg, (list, tuple)):
            found.update(dict.fromkeys(variables_in(arg)))
        elif not isinstance(arg, type) or isinstance(arg, GenericAlias):
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


def substitute(arg, mapping):
    """The argument with its type variables replaced."""
    if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
        return mapping.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)([substitute(a, mapping) for a in arg])
    parameters = getattr(arg, "__parameters__", ())
    if parameters and not (isinstance(arg, type) and not isinstance(arg, GenericAlias)):
        return arg[tuple([mapping.get(p, p) for p in parameters])]
    return arg


def check_count(owner, actual, expected, least=""):
    if actual != expected:
        few = f"few arguments for {owner}; actual {actual}, expected {least}{expected}"
        many = f"many arguments for {owner}; actual {actual}, expected {expected}"
        raise TypeError("Too " + (few if actual < expected else many))


class Alias:
    """`X[args]`."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = variables_in(args)
        self._name = name
        if name is None:
            self.__module__ = origin.__module__

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        args = tuple([as_type(arg) for arg in args])
        check_count(repr(self), len(args), len(self.__parameters__))
        mapping = dict(zip(self.__parameters__, args))
        return self._with_args(tuple([substitute(arg, mapping) for arg in self.__args__]))

    def _with_args(self, args):
        return type(self)(self.__origin__, args, self._name)

    def _shown_name(self):
        if self._name:
            return f"typing.{self._name}"
        return type_repr(self.__origin__)

    def __repr__(self):
        inside = ", ".join([shown(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{self._shown_name()}[{inside}]"

    def __call__(self, *args, **kwargs):
        if self._name:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass            # slots, or a frozen instance
        return result

    def __mro_entries__(self, bases):
        from typing import Generic, Protocol
        origin = self.__origin__
        if self._name:
            if not any(isinstance(b, Alias) and b is not self and b.__origin__ is Generic for b in bases):
                return (origin, Generic) if Generic not in bases else (origin,)
            return (origin,)
        if origin is Generic:
            if Protocol in bases:
                return ()
            place = bases.index(self)
            for base in bases[place + 1:]:
                if isinstance(base, Alias) and base is not self:
                    return ()
        return (origin,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or "__origin__" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in ("__origin__", "__args__", "__parameters__", "_name", "__module__", "__metadata__",
                    "_unpacked"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __eq__(self, other):
        if not isinstance(other, Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class CallableAlias(Alias):
    """`Callable[[int], str]`: the arguments are kept flat, the result last."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, ConcatenateAlias))):
            return f"typing.Callable[{shown(args[0])}, {shown(args[1])}]"
        inside = ", ".join([shown(arg) for arg in args[:-1]])
        return f"typing.Callable[[{inside}], {shown(args[-1])}]"


class UnionAlias(Alias):
    """A union of which some part is known to `typing` only."""

    def __repr__(self):
        if _is_old():
            args = self.__args__
            if len(args) == 2 and NoneType in args:
                return f"typing.Optional[{shown(args[args[0] is NoneType])}]"
            return f"typing.Union[{', '.join(map(shown, args))}]"
        return " | ".join(["None" if arg is NoneType else shown(arg) for arg in self.__args__])

    def __eq__(self, other):
        if not isinstance(other, (UnionAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def _with_args(self, args):
        return Union[args]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class LiteralAlias(Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, LiteralAlias):
            return NotImplemented
        mine = {(type(a), a) for a in self.__args__}
        return mine == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset([(type(a), a) for a in self.__args__]))


class AnnotatedAlias(Alias):
    def __init__(self, origin, args, name=None):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = args

    def __repr__(self):
        return f"typing.Annotated[{shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def _with_args(self, args):
        return AnnotatedAlias(args[0], self.__metadata__)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __eq__(self, other):
        if not isinstance(other, AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class ConcatenateAlias(Alias):
    pass


class SpecialForm:
    """A name that only means something in an annotation."""

    def __init__(self, name, subscript=None, doc=None):
        self._name = name
        self._subscript = subscript
        self.__doc__ = doc

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getitem__(self, args):
        if self._subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscript(self, args)


class UnionForm(SpecialForm):
    """`Union[int, str]`, which is `int | str`."""

    def __repr__(self):
        return "typing.Union" if _is_old() else "<class 'typing.Union'>"

    def __instancecheck__(self, obj):
        return isinstance(obj, (UnionType, UnionAlias))


def _union(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    if not args:
        raise TypeError("Cannot take a Union of no types.")
    flat = {}
    for arg in args:
        arg = as_type(arg)
        if isinstance(arg, (UnionType, UnionAlias)):
            flat.update(dict.fromkeys(arg.__args__))
        else:
            flat[arg] = None
    args = tuple(flat)
    if len(args) == 1:
        return args[0]
    if all(isinstance(arg, (type, GenericAlias)) for arg in args) and not _is_old():
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    return UnionAlias(form, args, "Union")


def _optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} requires a single type. Got {arg!r}.")
    return Union[arg, None]


def _literal(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    flat = {}
    for arg in args:
        for value in arg.__args__ if isinstance(arg, LiteralAlias) else (arg,):
            flat[(type(value), value)] = value
    return LiteralAlias(form, tuple(flat.values()), "Literal")


def _single(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {arg!r}.")
    return Alias(form, (as_type(arg),), form._name)


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    origin = as_type(args[0])
    metadata = args[1:]
    if isinstance(origin, AnnotatedAlias):
        metadata = origin.__metadata__ + metadata
        origin = origin.__origin__
    return AnnotatedAlias(origin, metadata)


def _concatenate(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    return ConcatenateAlias(form, tuple([as_type(a) for a in args]), "Concatenate")


Union = UnionForm("Union", _union)
Optional = SpecialForm("Optional", _optional)
Literal = SpecialForm("Literal", _literal)
Annotated = SpecialForm("Annotated", _annotated)
Concatenate = SpecialForm("Concatenate", _concatenate)
ClassVar = SpecialForm("ClassVar", _single)
Final = SpecialForm("Final", _single)
TypeGuard = SpecialForm("TypeGuard", _single)
TypeIs = SpecialForm("TypeIs", _single)
Required = SpecialForm("Required", _single)
NotRequired = SpecialForm("NotRequired", _single)
ReadOnly = SpecialForm("ReadOnly", _single)
Unpack = SpecialForm("Unpack", _single)
NoReturn = SpecialForm("NoReturn")
Never = SpecialForm("Never")
Self = SpecialForm("Self")
LiteralString = SpecialForm("LiteralString")
TypeAlias = SpecialForm("TypeAlias")


class SpecialAlias:
    """`List`, `Dict` ...: an older name of a class, to be subscripted.

    `count` is how many arguments it takes; -1 for any number.
    """

    def __init__(self, origin, count, name):
        self.__origin__ = origin
        self._count = count
        self._name = name

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([as_type(arg) for arg in args])
        if self._count >= 0:
            check_count(repr(self), len(args), self._count)
        return Alias(self.__origin__, args, self._name)

    def __repr__(self):
        return f"typing.{self._name}"

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        from typing import Generic
        if Generic in bases or any(isinstance(b, Alias) for b in bases):
            return (self.__origin__,)
        return (self.__origin__, Generic)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, SpecialAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class CallableForm(SpecialAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        result = as_type(result)
        if isinstance(parameters, (list, tuple)):
            flat = tuple([as_type(p) for p in parameters]) + (result,)
        elif parameters is ... or isinstance(parameters, (ParamSpec, ConcatenateAlias)):
            flat = (parameters, result)
        else:
            raise TypeError("Callable[args, result]: args must be a list."
                            f" Got {parameters}")
        return CallableAlias(self.__origin__, flat, "Callable")
