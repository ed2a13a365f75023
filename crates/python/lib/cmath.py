"""cmath: functions of complex numbers, in Python."""

import math as _math

pi, e, tau, inf, nan = _math.pi, _math.e, _math.tau, _math.inf, _math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _complex(z):
    return z if isinstance(z, complex) else complex(z)


def phase(z, /):
    z = _complex(z)
    return _math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def isfinite(z, /):
    z = _complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isnan(z, /):
    z = _complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isinf(z, /):
    z = _complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    apart = abs(a - b)
    return apart <= rel_tol * abs(b) or apart <= rel_tol * abs(a) or apart <= abs_tol


def sqrt(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if x == 0 and y == 0:
        return complex(0.0, y)
    if _math.isinf(y):
        return complex(inf, y)
    if _math.isinf(x) or isnan(z):
        root = _math.sqrt(abs(x)) if not _math.isnan(x) else nan
        return complex(root, _math.copysign(0.0, y)) if x > 0 else complex(0.0, _math.copysign(root, y))
    size = abs(x) / 8.0
    s = 2.0 * _math.sqrt(size + _math.hypot(size, abs(y) / 8.0))
    d = abs(y) / (2.0 * s)
    return complex(s, _math.copysign(d, y)) if x >= 0.0 else complex(d, _math.copysign(s, y))


def exp(z, /):
    z = _complex(z)
    size = _math.exp(z.real)
    return complex(size * _math.cos(z.imag), size * _math.sin(z.imag))


def log(z, base=None, /):
    z = _complex(z)
    if z == 0:
        raise ValueError("math domain error" if base is None else "math domain error")
    size = abs(z)
    if 0.71 <= size <= 1.73:
        big, small = max(abs(z.real), abs(z.imag)), min(abs(z.real), abs(z.imag))
        real = _math.log1p((big - 1) * (big + 1) + small * small) / 2.0
    else:
        real = _math.log(size)
    found = complex(real, phase(z))
    return found if base is None else found / log(base)


def log10(z, /):
    found = log(z)
    return complex(found.real / _math.log(10.0), found.imag / _math.log(10.0))


def cosh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.cosh(z.real), _math.sin(z.imag) * _math.sinh(z.real))


def sinh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.sinh(z.real), _math.sin(z.imag) * _math.cosh(z.real))


def tanh(z, /):
    z = _complex(z)
    tx, ty = _math.tanh(z.real), _math.tan(z.imag)
    cx = 1.0 / _math.cosh(z.real)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def _turned(function):
    def turn(z, /):
        z = _complex(z)
        found = function(complex(-z.imag, z.real))
        return complex(found.imag, -found.real)
    turn.__name__ = turn.__qualname__ = function.__name__.replace("h", "")
    return turn


def cos(z, /):
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


def asinh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def acos(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s1.real, s2.real), _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _math.atan2(s1.imag, s2.real))


def atanh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if x < 0.0 or (x == 0.0 and _math.copysign(1.0, x) < 0.0):
        return -atanh(-z)
    if x == 1.0 and y == 0.0:
        raise ValueError("math domain error")
    return complex(_math.log1p(4.0 * x / ((1 - x) * (1 - x) + y * y)) / 4.0,
                   -_math.atan2(-2.0 * y, (1 - x) * (1 + x) - y * y) / 2.0)


sin, tan, asin, atan = _turned(sinh), _turned(tanh), _turned(asinh), _turned(atanh)
