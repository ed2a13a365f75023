"""python3 record_math.py > ../fixtures/math.jsonl (Python 3.13, of glibc)."""

import math
import random
import struct

from recording import record

chance = random.Random(6)
INF, NAN = math.inf, math.nan

# 3.14 says what it expected where 3.13 says "math domain error".
EXPECTED = {"acos": "expected a number in range from -1 up to 1", "asin": "expected a number in range from -1 up to 1", "acosh": "expected argument value not less than 1",
            "atanh": "expected a number between -1 and 1", "cos": "expected a finite input", "sin": "expected a finite input", "tan": "expected a finite input", "sqrt": "expected a nonnegative input",
            "log1p": "expected argument value > -1", "log": "expected a positive input", "log2": "expected a positive input", "log10": "expected a positive input",
            "gamma": "expected a noninteger or positive integer", "lgamma": "expected a noninteger or positive integer"}


# glibc's own mistakes in the last bit, found by computing with more of them.
# (So is pow(10.0, 23.0), exactly between two floats, which it takes to the odd one.)
WRONG = {("asin", -0.10976564240591835), ("sin", 84.66212930747659)}


def unary(name, value):
    try:
        return getattr(math, name)(value)
    except ValueError as error:
        if name in EXPECTED and str(error) == "math domain error":
            raise ValueError(f"{EXPECTED[name]}, got {value!r}") from None
        raise


ranges = {"exp": (-20, 20), "log": (0, 100), "log2": (0, 100), "sin": (-100, 100), "cos": (-100, 100), "tan": (-100, 100), "asin": (-1, 1), "acos": (-1, 1), "atan": (-50, 50), "sqrt": (0, 1e6)}
loose = {"log10": (0, 1000), "asinh": (-5, 5), "acosh": (1, 9), "atanh": (-1, 1), "sinh": (-5, 5), "cosh": (-5, 5), "tanh": (-3, 3), "cbrt": (-100, 100), "exp2": (-9, 9), "expm1": (-3, 3), "log1p": (-.9, 9), "gamma": (0, 20), "lgamma": (3, 50), "erf": (-3, 3), "erfc": (-3, 3)}
special = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.0, 10.0, 100.0, 1000.0, INF, -INF, NAN, -2.0, 8.0, -0.5, 1e300, 1e-300, 5e-324, 710.0, -750.0, 1.5, math.pi, math.pi / 2, math.e]
for name, (low, high) in ranges.items():
    for value in special:
        record("unary", unary, name, value)
    for _ in range(150):
        value = chance.uniform(low, high)
        if (name, value) not in WRONG:
            record("unary", unary, name, value)
    for _ in range(50):
        record("unary", unary, name, chance.uniform(-1, 1) * 10 ** chance.uniform(-12, 0) if low < 0 else 1 + chance.uniform(-1, 1) * 10 ** chance.uniform(-12, -1))
for name, (low, high) in loose.items():
    for value in special:
        record("near", unary, name, value)
    for _ in range(50):
        record("near", unary, name, chance.uniform(low, high))
for number in range(1, 24):
    record("unary", unary, "gamma", float(number))
for name in ("degrees", "radians", "fabs"):
    for value in special:
        record("unary", unary, name, value)

pairs = [(a, b) for a in special for b in special if chance.random() < 0.6]
pairs += [(chance.uniform(0, 50), chance.uniform(-10, 10)) for _ in range(200)] + [(chance.uniform(-50, 50), float(chance.randrange(-9, 10))) for _ in range(100)]
pairs += [(float(chance.randrange(1, 10**chance.randrange(1, 9))), float(chance.randrange(2, 8))) for _ in range(100)]
pairs += [(94906267.0, 2.0), (94906267.0, 3.0), (1.1, 2.0), (2.0, 0.5), (1.0000000001, 1e9), (-8.0, 1 / 3), (2.0, -1074.0), (2.0, 1023.0), (10.0, -300.0), (10.0, 22.0)]


def zero_words(text):
    """3.14's."""
    return {"0.0 cannot be raised to a negative power": "zero to a negative power", "float division by zero": "division by zero", "float floor division by zero": "division by zero", "float divmod()": "division by zero", "float modulo": "division by zero", "integer modulo by zero": "division by zero", "integer division or modulo by zero": "division by zero"}.get(text, text)


def power(base, exponent):
    answer = base**exponent
    return None if isinstance(answer, complex) else answer


for a, b in pairs:
    record("pow", math.pow, a, b)
    record("float_pow", power, a, b, words=zero_words)
    record("divmod", divmod, a, b, words=zero_words)
    record("divide", lambda x, y: x / y, a, b, words=zero_words)
    record("fmod", math.fmod, a, b)
    record("remainder", math.remainder, a, b)
    record("atan2", math.atan2, a, b)
    record("hypot", math.hypot, a, b)
    record("isclose", math.isclose, a, b)
    for steps in (0, 1, 3, 10**6):
        record("nextafter", lambda x, y, s: math.nextafter(x, y, steps=s), a, b, steps)
record("isclose_negative", lambda a, b: math.isclose(a, b, rel_tol=-1), 1.0, 1.5)
for _ in range(60):
    record("hypot", math.hypot, *[chance.uniform(-9, 9) for _ in range(chance.randrange(6))])
for value in special + [chance.uniform(-1e6, 1e6) for _ in range(20)] + [1.7976931348623157e308]:
    record("ulp", math.ulp, value)
    record("frexp", math.frexp, value)
    record("modf", math.modf, value)
    record("floor", math.floor, value)
    record("ceil", math.ceil, value)
    for shift in (0, 1, -1, 1000, -1000, 2000, -2000, 10**15):
        record("ldexp", math.ldexp, value, shift)


def fsum(values):
    return math.fsum(values)


for values in [[], [0.1] * 10, [1e16, 1.0, 1e-16], [1e-16, 1.0, 1e16], [1e308, 1e308, -1e308], [1e308, -1e308, 1e308], [INF, 1.0], [INF, -INF], [NAN, 1.0], [1.0, 1e100, 1.0, -1e100], [-0.0], [1.0, -1.0], [5e-324, 5e-324], [INF, NAN], [1.0, INF, INF]]:
    record("fsum", fsum, values)
    record("sum", lambda values: sum(values, 0.0), values)
for _ in range(100):
    values = [chance.uniform(-1, 1) * 10 ** chance.uniform(-20, 20) for _ in range(chance.randrange(1, 30))]
    record("fsum", fsum, values)
    record("sum", lambda values: sum(values, 0.0), values)

ints = [0, 1, 2, 5, 10, 20, 30, 52, 100, 1000, -1, -5, 2**64, 10**20]
for n in ints:
    record("factorial", math.factorial, n)
    record("isqrt", math.isqrt, n)
    for k in ints:
        if abs(k) < 10**19 and n != 2**64:
            record("comb", math.comb, n, k)
            record("perm", math.perm, n, k)
record("comb", math.comb, 2**70, 2**66)
big = ints + [chance.getrandbits(chance.randrange(1, 400)) * chance.choice([1, -1]) for _ in range(40)]
for _ in range(300):
    a, b, c = chance.choice(big), chance.choice(big), chance.choice(big)
    record("gcd", math.gcd, a, b, c)
    record("lcm", math.lcm, a, b, c)
    record("int_divmod", divmod, a, b, words=zero_words)
    record("true_divide", lambda x, y: x / y, a, b, words=lambda text: "division by zero" if "zero" in text else text)
    if b.bit_length() < 12:
        record("int_pow", pow, a, abs(b) % 50)
        record("pow_modulo", pow, a, b, c)
record("true_divide", lambda x, y: x / y, 10**400, 1)
record("true_divide", lambda x, y: x / y, 10**400, 10**399)
record("true_divide", lambda x, y: x / y, 1, 10**400)
for _ in range(100):
    record("true_divide", lambda x, y: x / y, chance.getrandbits(60), chance.getrandbits(60) + 1)
    record("true_divide", lambda x, y: x / y, chance.getrandbits(60), 1 << chance.randrange(1050, 1130))
for n in [1, 2, 3, 1000, 10**15, 10**22, 2**1024, 10**400, 3**1000, 2**5000]:
    for name in ("log", "log2", "log10"):
        record("near_log", lambda name, n: getattr(math, name)(n), name, n)
for n in (0, -1, -(10**400)):
    record("near_log", lambda name, n: getattr(math, name)(n), "log", n, words=lambda text: "expected a positive input")
