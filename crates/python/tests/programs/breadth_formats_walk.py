from datetime import *
from decimal import Decimal as D
from fractions import Fraction as F
import math
x = 1234567.891
for s in ("", ",", ".2f", ",.1f", "e", ".3e", "g", ".3g", "%", ".1%", "+", " ", "010.1f", "<15", ">15", "^15", "*^15.2f", "_", "#x" if 0 else "n", "=+20,.3f"): print(repr(s), f"[{x:{s}}]")
for s in ("d", "b", "o", "x", "X", "#b", "#o", "#x", "08b", ",", "_", "_b", "c", "+d", "=+8", "e", ".2f", "%", "^9", "n"): print(repr(s), f"[{97:{s}}]")
for s in ("", "10", "<10", ">10", "^10", "*^10", ".2", "10.3", "s", "!<8"): print(repr(s), f"[{'hello':{s}}]")
print(f"{3.0} {1e16} {1e-5} {1e22} {123456789012345680.0} {0.1+0.2} {1/3} {2**0.5} {-0.0} {float('inf')} {float('nan')} {1e100}")
print(f"{D('1.50')} {D('1E+5')} {D('1234.5'):,.2f} {D('0.000001')} {F(3, 4)} {F(3,4)!r} {F(7,2):.2f}" if hasattr(F, "__format__") and 0 else f"{D('1.50')} {D('1E+5')} {D('1234.5'):,.2f} {D('0.000001')} {F(3, 4)} {F(3,4)!r}")
d = datetime(2024, 2, 9, 5, 6, 7, 89)
print(f"{d} {d:%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %w %%} {d.date()} {d.time()} {d!r} {d:%d/%m/%y}")
print(f"{d=} {x = :.1f} {'a' 'b'} {{}} {'q'!r:>6} {[1]!s:5}| {d:%H}h")
print("%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%s|%r|%c|%%|%.3s|%*d|%(k)s" % () if 0 else "%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%s|%r|%c|%%|%.3s|%*d" % (1, 2, 3, 4, 255, 8, 1.5, 1.5, "s", "r", "c", "abcdef", 5, 6))
print("{0} {1} {0} {a} {b[0]} {c.real} {:>5}".format(1, 2, a=3, b=[4], c=5) if 0 else "{0} {1} {0} {a} {b[0]} {c.real}".format(1, 2, a=3, b=[4], c=5))
print("{:,} {:.2%} {:>{w}} {!r}".format(1234567, 0.256, "x", "y", w=5), "%s" % (1,), "%(a)05.1f" % {"a": 2})
print("abc".center(9, "-"), "7".zfill(3), "-7".zfill(4), "a\tb".expandtabs(4), "x".ljust(3) + "|", "Ab".swapcase(), "hello world".title(), "it's".title(), "ß".upper(), "a,b,,c".split(","), " a b ".split(), "a-b-c".rsplit("-", 1), "abc".partition("b"), "a\nb\r\nc".splitlines(True), "abcabc".replace("b", "X", 1), "xxhixx".strip("x"), "prefix-a".removeprefix("prefix-"), "a.py".removesuffix(".py"), "abc".translate(str.maketrans("ab", "12", "c")), "%".join("abc"), "abc".find("z"), "aXbX".rfind("X"), "Abc".casefold(), "12".isdigit(), "a1".isalnum(), "é".encode(), ascii("é"), "abc".startswith(("x", "a")), "a".isidentifier(), max("b", "ab", key=len))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, int(-3.7), math.floor(-3.7), 10 ** -2, 2 ** 100, 0b101, 0o17, 0xff, 1_000, int("z", 36), bin(-5), hex(255), (255).to_bytes(2, "big"), (5).bit_length(), (7).bit_count(), 1e3, 5 / 2, 6 / 2, True + 1, complex(1, -2), (1+2j) * 2, abs(3+4j), math.isclose(0.1 + 0.2, 0.3), math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.isqrt(17), math.factorial(20), math.log(8, 2), math.log2(8), math.log10(1000), math.fsum([.1] * 10), sum([.1] * 10), math.trunc(-2.5), math.modf(2.5), math.frexp(8), math.copysign(1, -0.0), math.degrees(math.pi), math.tau, math.e)
