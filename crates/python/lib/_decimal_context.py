"""Contexts of decimal numbers: how they are rounded, and what is an error."""

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX



class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow,
            Inexact, Rounded, Clamped)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        base = globals().get("DefaultContext")
        self.prec = prec if prec is not None else base.prec if base else 28
        self.rounding = rounding or (base.rounding if base else ROUND_HALF_EVEN)
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        if traps is None:
            traps = base.traps if base else (InvalidOperation, DivisionByZero, Overflow)
        self.traps = ({one: bool(on) for one, on in traps.items()} if isinstance(traps, dict)
                      else {one: one in traps for one in _SIGNALS})
        flags = flags or ()
        self.flags = {one: bool(flags[one]) if isinstance(flags, dict) else one in flags for one in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec" and not (isinstance(value, int) and 1 <= value <= MAX_PREC):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                            "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                            "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def _raise(self, what):
        signal = what
        while signal not in _SIGNALS:
            signal = signal.__mro__[1]
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([what])
        from decimal import _new
        return _new(0, 0, 0, "n")

    def _note(self, *signals):
        """Raises flags, and what is trapped of them."""
        for signal in signals:
            self.flags[signal] = True
        for signal in signals:
            if self.traps[signal]:
                raise signal([signal])

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        self.flags = dict.fromkeys(_SIGNALS, False)

    def clear_traps(self):
        self.traps = dict.fromkeys(_SIGNALS, False)

    def create_decimal(self, num="0"):
        from decimal import Decimal
        return Decimal(num)._fix(self)

    def create_decimal_from_float(self, f):
        from decimal import Decimal
        return Decimal(f)._fix(self)

    def _within(self, function, first):
        from decimal import Decimal
        with localcontext(self) as used:
            try:
                return function(Decimal(first))
            finally:
                self.flags.update(used.flags)

    def add(self, a, b):
        return self._within(lambda x: x + b, a)

    def subtract(self, a, b):
        return self._within(lambda x: x - b, a)

    def multiply(self, a, b):
        return self._within(lambda x: x * b, a)

    def divide(self, a, b):
        return self._within(lambda x: x / b, a)

    def power(self, a, b, modulo=None):
        return self._within(lambda x: pow(x, b, modulo), a)

    def sqrt(self, a):
        return self._within(lambda x: x.sqrt(), a)

    def quantize(self, a, b):
        return self._within(lambda x: x.quantize(b), a)

    def __repr__(self):
        flags = ", ".join([one.__name__ for one in _SIGNALS if self.flags[one]])
        traps = ", ".join([one.__name__ for one in _SIGNALS if self.traps[one]])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{flags}], traps=[{traps}])")


_ROUNDINGS = (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP,
              ROUND_HALF_DOWN, ROUND_05UP)
DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_variable = None


def _current():
    global _variable
    if _variable is None:
        from contextvars import ContextVar
        _variable = ContextVar("decimal_context")
    return _variable


def getcontext():
    """The context of this thread or task."""
    found = _current().get(None)
    if found is None:
        found = DefaultContext.copy()
        _variable.set(found)
    return found


def setcontext(context):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current().set(context)


class localcontext:
    """The context inside a `with` block."""

    def __init__(self, ctx=None, **kwargs):
        self.new = (ctx or getcontext()).copy()
        for name, value in kwargs.items():
            if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self.new, name, value)

    def __enter__(self):
        self.before = getcontext()
        _variable.set(self.new)
        return self.new

    def __exit__(self, *exc):
        _variable.set(self.before)


for _one in (DecimalException, ConversionSyntax, DivisionImpossible, DivisionUndefined,
             InvalidContext, Context, *_SIGNALS):
    _one.__module__ = "decimal"
