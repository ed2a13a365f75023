"""Type variables: the names that stand for types in generic classes and functions."""

import sys


def _caller_module():
    ask = getattr(sys, "_getframemodulename", None)
    return (ask(2) if ask is not None else None) or "__main__"


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


def _lazily(name, otherwise):
    """An attribute that a function of the compiler's computes when it is asked for."""
    lazy, own = f"_lazy_{name}", f"_own_{name}"

    def get(self):
        function = self.__dict__.get(lazy)
        if function is not None:
            self.__dict__[own] = function()
            self.__dict__[lazy] = None
        return self.__dict__.get(own, otherwise)

    return property(get, lambda self, value: self.__dict__.__setitem__(own, value))


class _Variable:
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    __default__ = _lazily("default", NoDefault)

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def has_default(self):
        return self.__default__ is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _sign(variable):
    if variable.__infer_variance__:
        return ""
    return "+" if variable.__covariant__ else "-" if variable.__contravariant__ else "~"


class TypeVar(_Variable):
    """Stands for one type."""

    __bound__, __constraints__ = _lazily("bound", None), _lazily("constraints", ())

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 default=NoDefault, infer_variance=False):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        self.__module__ = _caller_module()

    def __repr__(self):
        return _sign(self) + self.__name__

    def __typing_subst__(self, arg):
        return arg


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecKwargs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpec(_Variable):
    """Stands for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False,
                 default=NoDefault, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        self.__module__ = _caller_module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return _sign(self) + self.__name__

    def __typing_subst__(self, arg):
        return tuple(arg) if isinstance(arg, list) else arg

    def __typing_prepare_subst__(self, alias, args):
        return args


class TypeVarTuple(_Variable):
    """Stands for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self.__default__ = default
        self.__module__ = _caller_module()

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class TypeAliasType:
    """What the statement `type X = ...` makes; the value is computed when asked for.

    `value` may be a function without arguments (the compiler gives one), told
    apart by `lazy`.
    """

    def __init__(self, name, value, *, type_params=(), lazy=False):
        self.__name__ = name
        self.__type_params__ = type_params
        self.__module__ = _caller_module()
        self._value = value
        self._lazy = lazy

    @property
    def __value__(self):
        if self._lazy:
            self._value = self._value()
            self._lazy = False
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, args):
        from types import GenericAlias
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __repr__(self):
        return self.__name__


for _cls in (TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple, TypeAliasType):
    _cls.__module__ = "typing"
