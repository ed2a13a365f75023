"""`enum.Flag`: members that combine, and the rules for values with unknown bits.

Nouns: a *canonical* member has one bit; one with several bits, or none, is an
alias of a combination. A combination without a name is a *pseudo-member*,
made when it is first met and remembered from then on.
"""

import enum
from enum import Enum, ReprEnum, StrEnum, auto


class FlagBoundary(StrEnum):
    """What happens to bits that no member has."""

    STRICT = auto()         # an error
    CONFORM = auto()        # they are dropped
    EJECT = auto()          # the result is a plain number
    KEEP = auto()           # they are kept


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
FlagBoundary.__module__ = "enum"


def _single_bits(value):
    """The bits of a value, the lowest first."""
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


def _bits_text(value, width):
    """`0b` sign, a space, the digits: as enum's own errors show numbers."""
    sign = "1" if value < 0 else "0"
    digits = format(value & ((1 << max(width, 1)) - 1) if value < 0 else value, "b")
    return f"0b{sign} {digits.rjust(width, '1' if value < 0 else '0')}"


def note_bits(cls, name, value):
    """Book a new member while its class is made: the masks, and whether it is canonical."""
    if not isinstance(value, int):
        if cls._member_type_ is object:
            cls._member_names_.append(name)
        return
    if value < 0:
        cls._member_names_.append(name)
        return
    type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
    if value and value & (value - 1) == 0:
        type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
        cls._member_names_.append(name)
    type.__setattr__(cls, "_all_bits_", 2 ** cls._flag_mask_.bit_length() - 1)


_OPERATORS = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")


def finish(cls):
    """After the last member: whose operators count, how members are walked through."""
    for name in _OPERATORS:
        # A data type (int) stands before Flag among the bases.
        if name not in cls.__dict__:
            type.__setattr__(cls, name, getattr(Flag, name))
    values = [m._value_ for m in cls]
    if values != sorted(values):
        type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)


class Flag(Enum, boundary=STRICT):
    """A set of bits with names."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _single_bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        members = [m for m in cls._iter_member_by_value_(value) if m is not None]
        yield from sorted(members, key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        asked = value
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits_text(value, width)}"
                                 f"\n  allowed {_bits_text(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            if cls._boundary_ in (EJECT, KEEP):
                value += all_bits + 1
            else:
                value &= cls._singles_mask_
        pseudo = cls._pseudo_member(value)
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if asked < 0:
            cls._value2member_map_[asked] = pseudo
        return pseudo

    @classmethod
    def _pseudo_member(cls, value):
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, "_value_"):
            pseudo._value_ = value
        parts = [m for m in cls._iter_member_(value & cls._singles_mask_) if m is not None]
        combined = 0
        for part in parts:
            combined |= part._value_
        if value & ~cls._singles_mask_:
            for part in cls._member_map_.values():
                bits = part._value_
                if part not in parts and bits and bits & value == bits:
                    parts.append(part)
                    combined |= bits
        pseudo._name_ = "|".join([part._name_ for part in parts]) if combined else None
        if combined and value ^ combined:
            pseudo._name_ += f"|{cls._numeric_repr_(value ^ combined)}"
        pseudo.__objclass__ = cls
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = self.__class__
        value = cls._value_repr_(self._value_)
        return f"<{cls.__name__}: {value}>" if self._name_ is None else f"<{cls.__name__}.{self._name_}: {value}>"

    def __str__(self):
        cls = self.__class__
        if self._name_ is None:
            return f"{cls.__name__}({cls._value_repr_(self._value_)})"
        return f"{cls.__name__}.{self._name_}"

    def _bits_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def _combined(self, other, sign, combine):
        bits = self._bits_of(other)
        if bits is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._bits_of(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return self.__class__(combine(self._value_, bits))

    def __or__(self, other):
        return self._combined(other, "|", lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, "&", lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, "^", lambda a, b: a ^ b)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        cls = self.__class__
        if self._inverted_ is None:
            if cls._boundary_ in (EJECT, KEEP):
                self._inverted_ = cls(~self._value_)
            else:
                self._inverted_ = cls(cls._singles_mask_ & ~self._value_)
        return self._inverted_


Flag.__module__ = "enum"
enum._Flag = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


IntFlag.__module__ = "enum"


def show_flag_values(value):
    """The single bits that make up a value."""
    return list(_single_bits(int(getattr(value, "_value_", value))))
