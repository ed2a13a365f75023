"""Enumerations: classes whose instances are few, named and fixed.

A *member* is an instance made while its class is made; a second name for the
same value is an *alias* of it. Afterwards calling the class looks members up.
Flags live in `_enum_flag`, and are loaded when somebody names one.
Source of the rules: `Lib/enum.py` of 3.14.
Simplified: `__init_subclass__` of a mixin runs before the members exist.
"""

import builtins
from _prelude_natives import _is_old
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag",
           "ReprEnum", "auto", "unique", "property", "verify", "member", "nonmember",
           "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_str",
           "global_flag_repr", "global_enum_repr", "global_enum", "EnumCheck",
           "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name",
           "pickle_by_enum_name", "show_flag_values"]

# Until Enum itself is made, the metaclass must not look for it; `_Flag` is set
# when `_enum_flag` is loaded.
Enum = ReprEnum = _Flag = None

class _Unset:
    def __repr__(self):
        return "_auto_null"


_UNSET = _Unset()


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = f"_{cls_name}__"
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_nested_class(cls_name, value):
    """A class written inside the enum's body is no member of it."""
    return isinstance(value, type) and (
        value.__qualname__ == f"{cls_name}.{value.__name__}"
        or value.__qualname__.endswith(f".{cls_name}.{value.__name__}"))


class nonmember:
    """Keeps a value of the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of what would not be one (a function, a class)."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value to be made up: by default one more than the last."""

    def __init__(self, value=_UNSET):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members that leaves the name free in the class."""

    member = None
    name = None
    clsname = None

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is not None:
                return self.fget(instance)
            raise AttributeError(f"{ownerclass!r} member has no attribute {self.name!r}")
        found = ownerclass.__dict__.get("_member_map_", {}).get(self.name)
        if found is not None:
            return found
        if self.member is not None:
            return self.member
        raise AttributeError(f"type object {ownerclass.__name__!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_RESERVED = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
             "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
             "_add_alias_", "_add_value_alias_", "_use_args_", "_member_names_")


class EnumDict(dict):
    """The namespace of an enum's class body: it tells members from the rest."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    @builtins.property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _RESERVED and not key.startswith("_repr_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (
                _is_descriptor(value) or _is_nested_class(self._cls_name, value)):
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._filled(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _filled(self, key, value):
        """Replace `auto()`, alone or inside a tuple, by what it stands for."""
        if isinstance(value, auto):
            return self._auto(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._auto(key, item) if isinstance(item, auto) else item for item in value])
        return value

    def _auto(self, key, value):
        if value.value is _UNSET:
            value.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return value.value

    def update(self, members=(), **more):
        pairs = members.items() if hasattr(members, "items") else members
        for name, value in pairs:
            self[name] = value
        for name, value in more.items():
            self[name] = value


def _data_type(cls_name, bases):
    """The type whose values the members are (int, str ...), or object."""
    found = {}
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found[base._member_type_] = None
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                found[candidate or base] = None
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {cls_name!r}: {set(found)!r}")
    return next(iter(found), object)


def _mixins(cls_name, bases):
    if not bases:
        return object, Enum
    last = bases[-1]
    if not isinstance(last, EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    return _data_type(cls_name, bases) or object, last


def _maker(namespace, member_type, first_enum):
    """`(new, save, use_args)`: how the members are created."""
    own = namespace.get("__new__")
    save = first_enum is not None and own is not None
    new = getattr(own, "__func__", own)
    if new is None:
        plain = {object.__new__}
        if Enum is not None:
            plain.add(Enum.__new__)
        for name in ("_new_member_", "__new__"):
            for place in (member_type, first_enum):
                found = getattr(place, name, None)
                if found is not None and found not in plain:
                    new = found
                    break
            if new is not None:
                break
        else:
            new = object.__new__
    use_args = not (first_enum is None or new is object.__new__
                    or (Enum is not None and new is Enum.__new__))
    return new, save, use_args


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        namespace = EnumDict(cls)
        _, first_enum = _mixins(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls_name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if _simple or not isinstance(namespace, EnumDict):
            return super().__new__(metacls, cls_name, bases, namespace, **kwds)
        names = list(namespace._member_names)
        bad = [name for name in names if name == "mro" or name == ""]
        if bad:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(n) for n in bad)}")
        order = namespace.get("_order_")
        member_type, first_enum = _mixins(cls_name, bases)
        new, save, use_args = _maker(namespace, member_type, first_enum)
        body = dict(namespace)
        for name in namespace._ignore + ["_ignore_", "_order_"]:
            body.pop(name, None)
        values = [(name, body.pop(name)) for name in names]
        generate = namespace._generate_next_value
        body["_generate_next_value_"] = staticmethod(generate) if generate is not None else None
        body.update(
            _member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[],
            _hashable_values_=[], _member_type_=member_type, _new_member_=new, _use_args_=use_args,
            _value_repr_=_value_repr(first_enum, member_type))
        if save:
            body["__new_member__"] = new
        flags = _Flag is not None and first_enum is not None and issubclass(first_enum, _Flag)
        if flags or cls_name == "Flag":
            body.update(_boundary_=boundary or getattr(first_enum, "_boundary_", None),
                        _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        if ReprEnum is not None and ReprEnum in bases:
            body.setdefault("__format__", member_type.__format__)
            body.setdefault("__str__", member_type.__str__ if member_type.__str__ is not object.__str__
                            else member_type.__repr__)
        cls = super().__new__(metacls, cls_name, bases, body, **kwds)
        for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            _prefer_enum_method(cls, body, method, member_type, first_enum)
        for name, value in values:
            _add_member(cls, name, value)
        if Enum is not None:
            # From here on calling the class is looking up.
            type.__setattr__(cls, "__new__", Enum.__new__)
        if flags:
            from _enum_flag import finish
            finish(cls)
        if order is not None:
            _check_order(cls, order)
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_UNSET, names=_UNSET, *values, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if value is _UNSET:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            if names is not _UNSET:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _UNSET and type is None:
            return cls.__new__(cls, value)
        from _enum_functional import create
        return create(cls, value, None if names is _UNSET else names, module, qualname, type, start, boundary)

    if _is_old():
        def __getattr__(cls, name):
            if name[:2] != "__" and name in cls.__dict__.get("_member_map_", {}):
                return cls._member_map_[name]
            raise AttributeError(name) from None

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if _is_old() and not isinstance(value, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                          "False depending on whether the value is a member or the value of a member",
                          DeprecationWarning, stacklevel=2)
            raise TypeError(f"unsupported operand type(s) for 'in': {type(value).__qualname__!r} "
                            f"and {cls.__class__.__qualname__!r}")
        if _Flag is not None and issubclass(cls, _Flag):
            try:
                return isinstance(cls(value), cls)
            except ValueError:
                return value in cls._unhashable_values_ or value in cls._hashable_values_
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                       "__iter__", "__len__", "__members__", "__module__", "__name__",
                       "__qualname__"] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @builtins.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if _Flag is not None and issubclass(cls, _Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


def _value_repr(first_enum, member_type):
    if member_type is object:
        return getattr(first_enum, "_value_repr_", None) or repr
    if "__dataclass_fields__" in getattr(member_type, "__dict__", {}):
        return _dataclass_repr if member_type.__dataclass_params__.repr else member_type.__repr__
    return member_type.__repr__


def _dataclass_repr(value):
    shown = value.__dataclass_fields__
    return ", ".join([f"{name}={getattr(value, name)!r}" for name, f in shown.items() if f.repr])


def _prefer_enum_method(cls, body, method, member_type, first_enum):
    """A data type's own text methods must not win over the enum's."""
    if method in body or first_enum is None or Enum is None:
        return
    enum_method = getattr(first_enum, method)
    if getattr(cls, method) in (getattr(member_type, method), getattr(object, method)):
        type.__setattr__(cls, method, enum_method)


def _make_member(cls, value):
    member_type = cls._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = (args,)
    if not cls._use_args_:
        made = cls._new_member_(cls)
    else:
        made = cls._new_member_(cls, *args)
    if not hasattr(made, "_value_"):
        if member_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = member_type(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    return made, args


def _known(cls, value):
    """The member that already has this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for other in cls._member_map_.values():
            if other._value_ == value:
                return other
    return None


def _add_member(cls, name, value):
    made, args = _make_member(cls, value)
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    value = made._value_
    canonical = _known(cls, value)
    if canonical is not None:
        made = canonical                # a second name: an alias
    elif _Flag is not None and issubclass(cls, _Flag):
        from _enum_flag import note_bits
        note_bits(cls, name, value)
    else:
        cls._member_names_.append(name)
    _bind_name(cls, name, made)
    if canonical is None:
        try:
            cls._value2member_map_.setdefault(value, made)
            cls._hashable_values_.append(value)
        except TypeError:
            cls._unhashable_values_.append(value)


def _bind_name(cls, name, made):
    cls._member_map_[name] = made
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if isinstance(found, property):
            return          # the property hands the member out itself
    type.__setattr__(cls, name, made)


def _check_order(cls, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    wanted = [name for name in order if name in cls._member_names_]
    if wanted != cls._member_names_:
        raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}")


class Enum(metaclass=EnumType):
    """A class of named constants."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _known(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            if getattr(cls, "_boundary_", None) is None:
                raise TypeError(f"{cls!r} has no members defined")
        error = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error = raised
            result = None
        if isinstance(result, cls):
            return result
        if _Flag is not None and issubclass(cls, _Flag) and isinstance(result, int):
            return result               # boundary EJECT hands out a plain number
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise invalid
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} "
                              "instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        raise error

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        _bind_name(self.__class__, name, self)

    def _add_value_alias_(self, value):
        self.__class__._value2member_map_[value] = self

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self.__class__._value_repr_(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
        for base in self.__class__.__mro__:
            for name in base.__dict__:
                if name[0] != "_" and name not in self._member_map_:
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Members print as enum members, but are text as their data type is."""


class IntEnum(int, ReprEnum):
    """Members that are ints."""


class StrEnum(str, ReprEnum):
    """Members that are strings; `auto()` is the name in small letters."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def unique(enumeration):
    """Class decorator: no aliases."""
    duplicates = [f"{alias} -> {made.name}" for alias, made in enumeration.__members__.items()
                  if alias != made.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


_FLAG_NAMES = frozenset((
    "Flag", "IntFlag", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "show_flag_values"))
_RARE_NAMES = frozenset((
    "verify", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "global_enum", "global_str",
    "global_enum_repr", "global_flag_repr", "pickle_by_global_name", "pickle_by_enum_name"))


def __getattr__(name):
    if name in _FLAG_NAMES:
        import _enum_flag as module
    elif name in _RARE_NAMES:
        import _enum_functional as module
    else:
        raise AttributeError(f"module 'enum' has no attribute {name!r}")
    value = getattr(module, name)
    globals()[name] = value
    return value
