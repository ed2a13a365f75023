"""Exact fractions."""

__all__ = ["Fraction"]

import sys
from math import gcd

_HASH_PRIME = sys.hash_info.modulus if hasattr(sys, "hash_info") else (1 << 61) - 1


def _parse(text):
    """`(numerator, denominator)` of `3/4`, `-1.5`, `2e-3`."""
    wrong = ValueError(f"Invalid literal for Fraction: {text!r}")
    body = text.strip()
    sign = -1 if body[:1] == "-" else 1
    if body[:1] in ("+", "-"):
        body = body[1:]

    def digits(part, may_be_empty=False):
        plain = part.replace("_", "")
        if part.startswith("_") or part.endswith("_") or "__" in part or (
                not plain.isdigit() and not (may_be_empty and not part)):
            raise wrong
        return plain

    if "/" in body:
        top, _, bottom = body.partition("/")
        return sign * int(digits(top.rstrip())), int(digits(bottom.lstrip()))
    mantissa, mark, power = body.replace("E", "e").partition("e")
    whole, dot, behind = mantissa.partition(".")
    if not whole and not behind:
        raise wrong
    numerator = int(digits(whole, True) + digits(behind, True))
    denominator = 10 ** len(behind.replace("_", ""))
    if mark:
        power_sign = -1 if power[:1] == "-" else 1
        amount = int(digits(power[1:] if power[:1] in ("+", "-") else power))
        if power_sign > 0:
            numerator *= 10 ** amount
        else:
            denominator *= 10 ** amount
    return sign * numerator, denominator


def _rational(value):
    """Is it an int or a Fraction (or like one)?"""
    return isinstance(value, (int, Fraction))


class Fraction:
    """A numerator over a positive denominator, in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _parse(numerator)
            elif isinstance(numerator, int):
                denominator = 1
            elif isinstance(numerator, Fraction):
                numerator, denominator = numerator._numerator, numerator._denominator
            elif hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, type):
                numerator, denominator = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance or have the "
                                "as_integer_ratio() method")
        elif _rational(numerator) and _rational(denominator):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        return cls._reduced(int(numerator), int(denominator))

    @classmethod
    def _reduced(cls, numerator, denominator):
        divisor = gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self = object.__new__(cls)
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        return cls(*f.as_integer_ratio())

    from_decimal = from_float

    @classmethod
    def from_number(cls, number):
        return cls(number)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return self

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Walk down the continued fraction as far as the limit allows.
        before = (0, 1)
        last = (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            bottom = before[1] + a * last[1]
            if bottom > max_denominator:
                break
            before, last = last, (before[0] + a * last[0], bottom)
            n, d = d, n - a * d
        k = (max_denominator - before[1]) // last[1]
        if 2 * d * (before[1] + k * last[1]) <= self._denominator:
            return Fraction._reduced(*last)
        return Fraction._reduced(before[0] + k * last[0], before[1] + k * last[1])

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] in "eEfFgG%":
            return format(self._numerator / self._denominator, spec)
        return format(str(self), spec if spec[0] in "<^>" or (len(spec) > 1 and spec[1] in "<^>") else ">" + spec)

    # --- arithmetic: with a float the answer is a float

    def _with(self, other, exact, rough, sign):
        if isinstance(other, int):
            return exact(self._numerator, self._denominator, other, 1)
        if isinstance(other, Fraction):
            return exact(self._numerator, self._denominator, other._numerator, other._denominator)
        if isinstance(other, (float, complex)):
            return rough(self._numerator / self._denominator, other)
        return NotImplemented

    def _from(self, other, exact, rough, sign):
        """The same with `other` on the left."""
        if isinstance(other, int):
            return exact(other, 1, self._numerator, self._denominator)
        if isinstance(other, (float, complex)):
            return rough(other, self._numerator / self._denominator)
        return NotImplemented

    def __add__(self, other):
        return self._with(other, _add, lambda a, b: a + b, "+")

    def __radd__(self, other):
        return self._from(other, _add, lambda a, b: a + b, "+")

    def __sub__(self, other):
        return self._with(other, _sub, lambda a, b: a - b, "-")

    def __rsub__(self, other):
        return self._from(other, _sub, lambda a, b: a - b, "-")

    def __mul__(self, other):
        return self._with(other, _mul, lambda a, b: a * b, "*")

    def __rmul__(self, other):
        return self._from(other, _mul, lambda a, b: a * b, "*")

    def __truediv__(self, other):
        return self._with(other, _div, lambda a, b: a / b, "/")

    def __rtruediv__(self, other):
        return self._from(other, _div, lambda a, b: a / b, "/")

    def __floordiv__(self, other):
        return self._with(other, _floordiv, lambda a, b: a // b, "//")

    def __rfloordiv__(self, other):
        return self._from(other, _floordiv, lambda a, b: a // b, "//")

    def __mod__(self, other):
        return self._with(other, _mod, lambda a, b: a % b, "%")

    def __rmod__(self, other):
        return self._from(other, _mod, lambda a, b: a % b, "%")

    def __divmod__(self, other):
        quotient = self // other
        return NotImplemented if quotient is NotImplemented else (quotient, self % other)

    def __rdivmod__(self, other):
        quotient = other // self
        return NotImplemented if quotient is NotImplemented else (quotient, other % self)

    def __pow__(self, power):
        if isinstance(power, Fraction) and power._denominator == 1:
            power = power._numerator
        if isinstance(power, int):
            n, d = self._numerator, self._denominator
            if power >= 0:
                return Fraction._reduced(n ** power, d ** power)
            if n == 0:
                raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
            return Fraction._reduced(d ** -power, n ** -power)
        return float(self) ** float(power) if isinstance(power, (float, Fraction)) else NotImplemented

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base ** self._numerator
        return base ** float(self)

    def __pos__(self):
        return self

    def __neg__(self):
        return Fraction._reduced(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._reduced(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._numerator / self._denominator

    def __trunc__(self):
        n, d = self._numerator, self._denominator
        return -(-n // d) if n < 0 else n // d

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator:
                return floor
            if twice > self._denominator or floor % 2:
                return floor + 1
            return floor
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        # Equal numbers hash alike: the rule of `sys.hash_info`, with its prime.
        prime = _HASH_PRIME
        try:
            inverse = pow(self._denominator, -1, prime)
        except ValueError:
            result = 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, float):
            if other != other or other in (float("inf"), float("-inf")):
                return 0.0 == other
            return self == Fraction(*other.as_integer_ratio())
        return NotImplemented

    def _compare(self, other, decide):
        if isinstance(other, (int, Fraction)):
            return decide(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other in (float("inf"), float("-inf")):
                return decide(0.0, other)
            return self._compare(Fraction(*other.as_integer_ratio()), decide)
        return NotImplemented

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __bool__(self):
        return bool(self._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _add(a, b, c, d):
    return Fraction._reduced(a * d + c * b, b * d)


def _sub(a, b, c, d):
    return Fraction._reduced(a * d - c * b, b * d)


def _mul(a, b, c, d):
    return Fraction._reduced(a * c, b * d)


def _div(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError(f"Fraction({a * d}, 0)")
    return Fraction._reduced(a * d, b * c)


def _floordiv(a, b, c, d):
    return (a * d) // (b * c)


def _mod(a, b, c, d):
    return Fraction._reduced((a * d) % (c * b), b * d)


if "numbers" in sys.modules:
    sys.modules["numbers"].Rational.register(Fraction)
