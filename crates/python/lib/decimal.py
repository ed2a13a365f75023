"""Decimal numbers, exact as written and rounded by a context.

A number is sign, digits (an int) and exponent; `_kind` is "" for a finite one, else "F", "n" or "N"
(infinity, quiet and signalling NaN). Model: the General Decimal Arithmetic of Lib/_pydecimal.py.
Simplified: no subnormal numbers are told apart.
"""

import math as _math
from collections import namedtuple

from _decimal_context import (MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_05UP, ROUND_CEILING,
                              ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                              ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context,
                              ConversionSyntax, DecimalException, DefaultContext, DivisionByZero,
                              DivisionImpossible, DivisionUndefined, ExtendedContext,
                              FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow,
                              Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext)
from _decimal_text import format_decimal as _format

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext",
           "ExtendedContext", "getcontext", "setcontext", "localcontext", "DecimalException",
           "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal",
           "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext",
           "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP",
           "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN",
           "ROUND_05UP", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "HAVE_THREADS"]

HAVE_THREADS = True
DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"


def _rounded(digits, drop, sign, rounding):
    """`digits` without its last `drop` places."""
    if drop <= 0:
        return digits * 10 ** -drop
    unit = 10 ** drop
    kept, lost = divmod(digits, unit)
    if not lost:
        return kept
    half = unit // 2
    if rounding == ROUND_HALF_EVEN:
        up = lost > half or (lost == half and kept & 1)
    elif rounding == ROUND_HALF_UP:
        up = lost >= half
    elif rounding == ROUND_HALF_DOWN:
        up = lost > half
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    elif rounding == ROUND_05UP:
        up = kept % 5 == 0
    else:
        up = False
    return kept + 1 if up else kept


def _new(sign, digits, exp, kind=""):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._kind = sign, digits, exp, kind
    return self


def _parse(text):
    text = text.strip().replace("_", "")
    sign = 0
    body = text
    if body[:1] in ("+", "-"):
        sign = int(body[0] == "-")
        body = body[1:]
    lower = body.lower()
    if lower in ("inf", "infinity"):
        return _new(sign, 0, 0, "F")
    for name, kind in (("snan", "N"), ("nan", "n")):
        if lower.startswith(name) and (lower == name or lower[len(name):].isdecimal()):
            return _new(sign, int(lower[len(name):] or 0), 0, kind)
    mantissa, mark, exponent = lower.partition("e")
    whole, point, fraction = mantissa.partition(".")
    if (whole + fraction).isdecimal() and (not mark or exponent.lstrip("+-").isdecimal()
                                           and len(exponent) - len(exponent.lstrip("+-")) <= 1):
        return _new(sign, int(whole + fraction), (int(exponent) if mark else 0) - len(fraction))
    return None


def _convert(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _new(int(other < 0), abs(int(other)), 0)
    return None


class Decimal:
    __slots__ = ("_sign", "_int", "_exp", "_kind", "__weakref__")

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            made = _parse(value)
            if made is None:
                return (context or getcontext())._raise(ConversionSyntax)
        elif isinstance(value, float):
            (context or getcontext())._note(FloatOperation)
            made = Decimal._of_float(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            number = int("".join(map(str, digits)) or "0")
            kind = exp if isinstance(exp, str) else ""
            made = _new(sign, number, 0 if kind else exp, kind)
        else:
            made = _convert(value)
            if made is None:
                raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        if cls is Decimal:
            return made
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._kind = made._sign, made._int, made._exp, made._kind
        return self

    @staticmethod
    def _of_float(value):
        if value != value:
            return _new(0, 0, 0, "n")
        sign = int(_math.copysign(1.0, value) < 0)
        if _math.isinf(value):
            return _new(sign, 0, 0, "F")
        number, base = abs(value).as_integer_ratio()
        places = base.bit_length() - 1
        return _new(sign, number * 5 ** places, -places)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float.")
        made = Decimal._of_float(f) if isinstance(f, float) else Decimal(f)
        return made if cls is Decimal else cls(made)

    from_number = from_float

    # --- rounding

    def _fix(self, context):
        """The number as the context's precision allows."""
        if self._kind or not self._int:
            return self
        length = len(str(self._int))
        if length + self._exp - 1 > context.Emax:
            context._note(Inexact, Rounded)
            context._raise(Overflow)
            return _new(self._sign, 0, 0, "F")
        if length + self._exp - 1 < context.Emin - context.prec:
            context._note(Subnormal, Underflow, Inexact, Rounded, Clamped)
            return _new(0, 0, context.Emin - context.prec + 1)
        drop = length - context.prec
        if drop <= 0:
            return self
        digits = _rounded(self._int, drop, self._sign, context.rounding)
        self._lost(drop, context)
        exp = self._exp + drop
        if len(str(digits)) > context.prec:
            digits //= 10
            exp += 1
        return _new(self._sign, digits, exp)

    def _lost(self, drop, context):
        """Tells the context that so many digits are gone."""
        if drop > 0 and self._int:
            if self._int % 10 ** drop:
                context._note(Inexact, Rounded)
            else:
                context._note(Rounded)

    def _rescale(self, exp, rounding):
        if self._kind:
            return self
        return _new(self._sign, _rounded(self._int, exp - self._exp, self._sign, rounding), exp)

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _convert(exp)
        if exp is None:
            raise TypeError("conversion to Decimal is not supported")
        if self._kind or exp._kind:
            if self._kind == exp._kind == "F":
                return self
            return self._nan_of(exp, context) or context._raise(InvalidOperation)
        answer = self._rescale(exp._exp, rounding or context.rounding)
        if answer._int and len(str(answer._int)) > context.prec:
            return context._raise(InvalidOperation)
        self._lost(exp._exp - self._exp, context)
        return answer

    def to_integral_value(self, rounding=None, context=None):
        if self._kind or self._exp >= 0:
            return self
        return self._rescale(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        if not self._kind:
            self._lost(-self._exp, context or getcontext())
        return self.to_integral_value(rounding, context)

    def normalize(self, context=None):
        answer = self._fix(context or getcontext())
        if answer._kind:
            return answer
        digits, exp = answer._int, answer._exp
        if not digits:
            return _new(answer._sign, 0, 0)
        while digits % 10 == 0:
            digits //= 10
            exp += 1
        return _new(answer._sign, digits, exp)

    def __round__(self, n=None):
        if n is not None:
            if not self._kind:
                self._lost(-n - self._exp, getcontext())
            return self._rescale(-n, ROUND_HALF_EVEN)
        return int(self._finite()._rescale(0, ROUND_HALF_EVEN))

    def __floor__(self):
        return int(self._finite()._rescale(0, ROUND_FLOOR))

    def __ceil__(self):
        return int(self._finite()._rescale(0, ROUND_CEILING))

    def __trunc__(self):
        return int(self)

    def _finite(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        return self

    # --- conversions

    def __int__(self):
        self._finite()
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return bool(self._kind or self._int)

    def as_tuple(self):
        exp = self._kind or self._exp
        digits = (0,) if self._kind == "F" else tuple(map(int, str(self._int)))
        return DecimalTuple(self._sign, digits, exp)

    def as_integer_ratio(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        number, base = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        shared = _math.gcd(number, base)
        return (-number if self._sign else number) // shared, base // shared

    def __str__(self, eng=False):
        sign = "-" if self._sign else ""
        if self._kind == "F":
            return sign + "Infinity"
        if self._kind:
            return sign + ("sNaN" if self._kind == "N" else "NaN") + (str(self._int) if self._int else "")
        text = str(self._int)
        left = len(text) + self._exp
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = "0", "." + "0" * -point + text
        elif point >= len(text):
            whole, fraction = text + "0" * (point - len(text)), ""
        else:
            whole, fraction = text[:point], "." + text[point:]
        exponent = "" if left == point else f"E{left - point:+d}"
        return sign + whole + fraction + exponent

    def to_eng_string(self, context=None):
        return self.__str__(eng=True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec, context=None):
        return _format(self, spec, (context or getcontext()).rounding)

    def __hash__(self):
        if self._kind == "N":
            raise TypeError("Cannot hash a signaling NaN value.")
        if self._kind == "n":
            return object.__hash__(self)
        if self._kind:
            return -314159 if self._sign else 314159
        from fractions import Fraction
        return hash(Fraction(*self.as_integer_ratio()))

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- comparison

    def _cmp(self, other):
        if self._kind == "F" or other._kind == "F":
            mine = (-1 if self._sign else 1) if self._kind == "F" else 0
            its = (-1 if other._sign else 1) if other._kind == "F" else 0
            return (mine > its) - (mine < its)
        exp = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
        b = other._int * 10 ** (other._exp - exp) * (-1 if other._sign else 1)
        return (a > b) - (a < b)

    def _compared(self, other, equality=False):
        if isinstance(other, float):
            other = Decimal._of_float(other)
        elif not isinstance(other, (Decimal, int)):
            if hasattr(other, "numerator") and hasattr(other, "denominator"):
                self, other = self * other.denominator, Decimal(other.numerator)
            else:
                return NotImplemented
        other = _convert(other)
        if self._kind in ("n", "N") or other._kind in ("n", "N"):
            if not equality or "N" in (self._kind, other._kind):
                getcontext()._raise(InvalidOperation)
            return None
        return self._cmp(other)

    def __eq__(self, other):
        answer = self._compared(other, True)
        return answer if answer is NotImplemented else answer == 0

    def __lt__(self, other):
        answer = self._compared(other)
        return answer if answer is NotImplemented else answer is not None and answer < 0

    def __le__(self, other):
        answer = self._compared(other)
        return answer if answer is NotImplemented else answer is not None and answer <= 0

    def __gt__(self, other):
        answer = self._compared(other)
        return answer if answer is NotImplemented else answer is not None and answer > 0

    def __ge__(self, other):
        answer = self._compared(other)
        return answer if answer is NotImplemented else answer is not None and answer >= 0

    def compare(self, other, context=None):
        other = _convert(other)
        return self._nan_of(other, context or getcontext()) or Decimal(self._cmp(other))

    def max(self, other, context=None):
        other = _convert(other)
        return self if self._kind != "n" and (other._kind == "n" or self._cmp(other) >= 0) else other

    def min(self, other, context=None):
        other = _convert(other)
        return self if self._kind != "n" and (other._kind == "n" or self._cmp(other) <= 0) else other

    # --- arithmetic

    def _nan_of(self, other, context):
        for one in (self, other):
            if one._kind == "N":
                return context._raise(InvalidOperation)
        for one in (self, other):
            if one._kind == "n":
                return one
        return None

    def __add__(self, other):
        given, other = other, _convert(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return context._raise(InvalidOperation)
            return self if self._kind else other
        exp = min(self._exp, other._exp)
        total = (self._int * 10 ** (self._exp - exp) * (-1 if self._sign else 1)
                 + other._int * 10 ** (other._exp - exp) * (-1 if other._sign else 1))
        sign = int(total < 0)
        if total == 0:
            sign = int(self._sign and other._sign
                       or self._sign != other._sign and context.rounding == ROUND_FLOOR)
        return _new(sign, abs(total), exp)._fix(context)

    def __radd__(self, other):
        return self + other if _convert(other) is not None else NotImplemented

    def __sub__(self, other):
        number = _convert(other)
        return NotImplemented if number is None else self + number.copy_negate()

    def __rsub__(self, other):
        number = _convert(other)
        return NotImplemented if number is None else number - self

    def __mul__(self, other):
        given, other = other, _convert(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._raise(InvalidOperation)
            return _new(sign, 0, 0, "F")
        return _new(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    def __rmul__(self, other):
        return self * other if _convert(other) is not None else NotImplemented

    def __truediv__(self, other):
        given, other = other, _convert(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._kind and other._kind:
                return context._raise(InvalidOperation)
            return _new(sign, 0, 0, "F") if self._kind else _new(sign, 0, 0)
        if not other._int:
            if not self._int:
                return context._raise(DivisionUndefined)
            context._raise(DivisionByZero)
            return _new(sign, 0, 0, "F")
        exp = self._exp - other._exp
        if not self._int:
            return _new(sign, 0, exp)._fix(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        if shift >= 0:
            digits, left = divmod(self._int * 10 ** shift, other._int)
        else:
            digits, left = divmod(self._int, other._int * 10 ** -shift)
        if left:
            # A last digit that says: more follows.
            if digits % 5 == 0:
                digits += 1
            return _new(sign, digits, exp - shift)._fix(context)
        at = exp - shift
        while at < exp and digits % 10 == 0:
            digits //= 10
            at += 1
        return _new(sign, digits, at)._fix(context)

    def __rtruediv__(self, other):
        number = _convert(other)
        return NotImplemented if number is None else number / self

    def __divmod__(self, other):
        other = _convert(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan, nan
        if self._kind == "F":
            bad = context._raise(InvalidOperation)
            return bad, bad
        if not other and not other._kind:
            bad = context._raise(DivisionByZero if self else DivisionUndefined)
            return bad, bad
        sign = self._sign ^ other._sign
        if other._kind == "F":
            return _new(sign, 0, 0), self
        exp = min(self._exp, other._exp)
        whole, left = divmod(self._int * 10 ** (self._exp - exp),
                             other._int * 10 ** (other._exp - exp))
        if len(str(whole)) > context.prec:
            bad = context._raise(DivisionImpossible)
            return bad, bad
        return _new(sign, whole, 0), _new(self._sign, left, exp)._fix(context)

    def __rdivmod__(self, other):
        return divmod(_convert(other), self)

    def __floordiv__(self, other):
        answer = self.__divmod__(other)
        return answer if answer is NotImplemented else answer[0]

    def __rfloordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other // self

    def __mod__(self, other):
        other = _convert(other)
        if other is None:
            return NotImplemented
        if not other and not other._kind:
            return getcontext()._raise(InvalidOperation if self else DivisionUndefined)
        return self.__divmod__(other)[1]

    def __rmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other % self

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if not other and not other._kind:
            return context._raise(InvalidOperation) if not self else Decimal(1)
        is_whole = not other._kind and other == other.to_integral_value()
        if is_whole and not self._kind:
            power = int(other)
            if power < 0:
                if not self:
                    context._raise(DivisionByZero)
                    return _new(self._sign & power & 1, 0, 0, "F")
                wide = context.copy()
                wide.prec += 4
                with localcontext(wide):
                    answer = Decimal(1) / self ** -power
                return answer._fix(context)
            if power * len(str(self._int)) <= 2 * context.prec + 200:
                return _new(self._sign & power & 1, self._int ** power,
                            self._exp * power)._fix(context)
            wide = context.copy()
            wide.prec += 6 + len(str(power))
            with localcontext(wide):
                answer, base = Decimal(1), self
                while power:
                    if power & 1:
                        answer *= base
                    base *= base
                    power >>= 1
            return answer._fix(context)
        if self._sign and self:
            return context._raise(InvalidOperation)
        if self._kind or other._kind or not self:
            return Decimal(float(self) ** float(other))
        wide = context.copy()
        wide.prec += 10
        with localcontext(wide):
            answer = (other * self.ln()).exp()
        return answer._fix(context)

    def __rpow__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._kind == "n" or self._kind == "F" and not self._sign:
            return self
        if not self:
            return _new(self._sign, 0, self._exp >> 1)
        if self._sign or self._kind:
            return context._raise(InvalidOperation)
        prec = context.prec + 1
        digits, half = self._int, self._exp >> 1
        length = len(str(digits))
        if self._exp & 1:
            digits *= 10
            wanted = (length >> 1) + 1
        else:
            wanted = length + 1 >> 1
        shift = prec - wanted
        exact = True
        if shift >= 0:
            digits *= 100 ** shift
        else:
            digits, left = divmod(digits, 100 ** -shift)
            exact = not left
        half -= shift
        root = _math.isqrt(digits)
        if exact and root * root == digits:
            root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
            half += shift
        elif root % 5 == 0:
            root += 1
        return _new(0, root, half)._rounded_even(context)

    def _rounded_even(self, context):
        even = context.copy()
        even.rounding = ROUND_HALF_EVEN
        even.clear_flags()
        answer = self._fix(even)
        context._note(*[signal for signal, on in even.flags.items() if on])
        return answer

    def exp(self, context=None):
        context = context or getcontext()
        if self._kind == "n":
            return self
        if self._kind:
            return Decimal(0) if self._sign else self
        if not self:
            return Decimal(1)
        wide = context.copy()
        wide.prec = context.prec + 12 + max(0, len(str(self._int)) + self._exp)
        with localcontext(wide):
            halvings = max(0, self.adjusted() + 1) * 4 + 8
            x = self / 2 ** halvings
            term = total = Decimal(1)
            n = 0
            while True:
                n += 1
                term = term * x / n
                before, total = total, total + term
                if before == total:
                    break
            for _ in range(halvings):
                total *= total
        return total._rounded_even(context)

    def ln(self, context=None):
        context = context or getcontext()
        if self._kind == "n":
            return self
        if not self:
            return _new(1, 0, 0, "F")
        if self._sign:
            return context._raise(InvalidOperation)
        if self._kind:
            return self
        if self == 1:
            return Decimal(0)
        wide = context.copy()
        wide.prec = context.prec + 12
        with localcontext(wide):
            shift = self.adjusted()
            x = self.scaleb(-shift)
            answer = _ln(x)
            if shift:
                answer += shift * _ln(Decimal(10))
        return answer._rounded_even(context)

    def log10(self, context=None):
        context = context or getcontext()
        if not self._kind and not self._sign and self:
            short = self.normalize()
            if short._int == 1:
                return Decimal(short._exp)
        wide = context.copy()
        wide.prec = context.prec + 5
        with localcontext(wide):
            answer = self.ln() / Decimal(10).ln()
        return answer._rounded_even(context)

    def fma(self, other, third, context=None):
        wide = getcontext().copy()
        wide.prec = MAX_PREC
        with localcontext(wide):
            product = self * other
        return product + third

    def remainder_near(self, other, context=None):
        other = _convert(other)
        quotient = (self / other).to_integral_value(ROUND_HALF_EVEN)
        return self - quotient * other

    def scaleb(self, other, context=None):
        return self if self._kind else _new(self._sign, self._int, self._exp + int(other))

    def adjusted(self):
        return 0 if self._kind else len(str(self._int)) + self._exp - 1

    def copy_abs(self):
        return _new(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _new(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other):
        return _new(_convert(other)._sign, self._int, self._exp, self._kind)

    def __neg__(self):
        context = getcontext()
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()
        return self.copy_negate()._fix(context)

    def __pos__(self):
        return (self if self else self.copy_abs())._fix(getcontext())

    def __abs__(self):
        return self.copy_abs()._fix(getcontext())

    def is_nan(self):
        return self._kind in ("n", "N")

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_infinite(self):
        return self._kind == "F"

    def is_finite(self):
        return not self._kind

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self._kind and not self._int

    def is_normal(self, context=None):
        return not self._kind and bool(self._int)

    def same_quantum(self, other, context=None):
        other = _convert(other)
        return self._kind == other._kind and (bool(self._kind) or self._exp == other._exp)

    def canonical(self):
        return self

    conjugate = canonical
    real = property(canonical)
    imag = property(lambda self: Decimal(0))


def _ln(x):
    """Of 1 to 10, to the precision of the context: 2 artanh of smaller and smaller arguments."""
    halvings = 0
    while x > Decimal("1.1") or x < Decimal("0.9"):
        x = x.sqrt()
        halvings += 1
    y = (x - 1) / (x + 1)
    square = y * y
    total, power, n = y, y, 1
    while True:
        n += 2
        power *= square
        before, total = total, total + power / n
        if before == total:
            return total * 2 * 2 ** halvings


import numbers as _numbers  # noqa: E402
_numbers.Number.register(Decimal)
