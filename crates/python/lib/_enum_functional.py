"""The rarer parts of `enum`: enums made by a call, checks, global names."""

import enum
import sys
from enum import EnumType, StrEnum, auto


def create(base, cls_name, names, module, qualname, data_type, start, boundary):
    """`Enum("Animal", "CAT DOG")`: a new enumeration."""
    metacls = type(base)
    bases = (base,) if data_type is None else (data_type, base)
    namespace = metacls.__prepare__(cls_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        made, last_values = [], []
        for count, name in enumerate(names):
            value = base._generate_next_value_(name, start, count, last_values[:])
            last_values.append(value)
            made.append((name, value))
        names = made
    if names is None:
        names = ()
    for item in names:
        if isinstance(item, str):
            namespace[item] = names[item]
        else:
            name, value = item
            namespace[name] = value
    if module is None:
        ask = getattr(sys, "_getframemodulename", None)
        module = (ask(2) if ask is not None else None) or "__main__"
    namespace["__module__"] = module
    if qualname is not None:
        namespace["__qualname__"] = qualname
    return metacls.__new__(metacls, cls_name, bases, namespace, boundary=boundary)


class EnumCheck(StrEnum):
    """What `verify` can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck
EnumCheck.__module__ = "enum"


class verify:
    """Class decorator: the enumeration must pass these checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    def _unique(self, enumeration):
        duplicates = [f"{alias} -> {made.name}" for alias, made in enumeration.__members__.items()
                      if alias != made.name]
        if duplicates:
            raise ValueError(f"aliases found in {enumeration!r}: {', '.join(duplicates)}")

    def _continuous(self, enumeration):
        values = set(member.value for member in enumeration)
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        is_flag = enum._Flag is not None and issubclass(enumeration, enum._Flag)
        if is_flag:
            wanted = [1 << n for n in range(low.bit_length() - 1, high.bit_length())]
        else:
            wanted = range(low, high)
        missing = [value for value in wanted if value not in values]
        if missing:
            kind = "flag" if is_flag else "enum"
            raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values "
                             f"{', '.join(map(str, missing))}")

    def _named_flags(self, enumeration):
        singles = {member.value for member in enumeration}
        for name, alias in enumeration.__members__.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            rest = alias.value
            for single in singles:
                rest &= ~single
            if rest:
                raise ValueError(f"invalid Flag {enumeration.__name__!r}: alias {name!r} is missing value "
                                 f"{rest:#x} [use enum.show_flag_values(value) for details]")


def global_str(self):
    """Members shown without the class's name."""
    return self._name_ if self._name_ is not None else f"{self.__class__.__name__}({self._value_!r})"


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    return "|".join(f"{module}.{name}" for name in self._name_.split("|"))


def global_enum(cls, update_str=False):
    """Class decorator: the members become names of the module too."""
    is_flag = enum._Flag is not None and issubclass(cls, enum._Flag)
    cls.__repr__ = global_flag_repr if is_flag else global_enum_repr
    if update_str or enum.ReprEnum not in cls.__mro__:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
