import re
import string
import textwrap
import operator
import bisect
import itertools
import collections
import decimal
import fractions
import math

text = """2024-01-05 10:00:01 INFO  worker-1 finished job 17 in 0.35s
2024-01-05 10:00:02 ERROR worker-2 failed job 18: timeout
2024-01-05 10:00:04 INFO  worker-1 finished job 19 in 1.20s"""
pattern = re.compile(r"(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+)\s(?P<level>[A-Z]+)\s+(?P<who>\S+) (?P<what>finished|failed) job (?P<job>\d+)(?: in (?P<secs>[\d.]+)s)?", re.M)
for m in pattern.finditer(text):
    print(m.group("who"), m["job"], m.group("secs"), m.span("level"))
print(re.sub(r"worker-(\d)", lambda m: f"W{int(m[1]) * 10}", text).splitlines()[0])
print(re.split(r"[:,;]\s*", "a: b,c;d"), re.findall(r"\b(\w)(\w*)\b", "hi there"), re.fullmatch(r"a+", "aaab"))
print(re.match(r"(a)(b)?", "a").groups("-"), re.escape("a.b*c"), re.sub("(?i)X", r"<\g<0>>", "xX"))
try:
    re.compile("(unclosed")
except re.error as e:
    print(e)
print(string.Template("$who likes ${what}!").substitute(who="Kim", what="queues"), string.ascii_lowercase[:5])
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.dedent("  a\n   b\n"), textwrap.shorten("hello big wide world", 15), sep="\n")
rows = [dict(n="b", v=2), dict(n="a", v=2), dict(n="c", v=1)]
print(sorted(rows, key=operator.itemgetter("v", "n")), operator.attrgetter("real")(5), operator.methodcaller("upper")("x"))
xs = [1, 3, 5]
bisect.insort(xs, 4)
print(xs, bisect.bisect(xs, 3), bisect.bisect_left(xs, 3))
print(list(itertools.product("ab", [1, 2])), list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2))[:3])
print(list(itertools.zip_longest([1, 2], "a", fillvalue="-")), list(itertools.pairwise("abc")), list(itertools.starmap(pow, [(2, 3)])), list(itertools.compress("abcd", [1, 0, 1])), list(itertools.dropwhile(lambda x: x < 2, [1, 2, 1])))
d = collections.deque([1, 2, 3], maxlen=3)
d.append(4)
d.rotate(1)
print(d, d[0])
print(decimal.Decimal("0.1") + decimal.Decimal("0.2"), decimal.Decimal(1) / 3, fractions.Fraction(3, 4) + fractions.Fraction("1/4"), round(2.5), round(-0.5), round(2.675, 2))
print(math.isclose(0.1 + 0.2, 0.3), math.comb(5, 2), math.gcd(12, 18), math.prod([1, 2, 3]), math.floor(-1.5), math.inf, -math.nan)
print(f"{1234567.891:,.2f} {0.000012:g} {1e20:.3e} {42:>+8d} {'mid':*^9} {3.14159:8.3f}| {True!s:>6} {[1]!r:<5}| {12:#o} {1e16} {123456789012345678}")
print("%5.1f|%-5s|%05d|%x|%r|%%|%c" % (3.14159, "ab", 42, 255, "q", 65), "{0[a]} {1.real} {2!r:>5}".format({"a": 1}, 2, "x"))
print("ß".upper(), "Straße".casefold(), "a\tb".expandtabs(4), "x=1;y=2".partition(";"), "abc".translate(str.maketrans("ab", "xy")), "한글".encode("utf-8"), b"\xed\x95\x9c".decode(), "é".encode("ascii", "replace"))
print(int("0x1f", 16), int("-0b101", 0), float("1e-3"), complex(1, -2) * 1j, divmod(-7, 3), -7 // 2, -7 % 3, 2 ** -1, 10 ** 20, 7 .bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
print([1, 2, 3][::-1], "hello"[1:-1:2], [*range(3), *"ab"], {**{"a": 1}, "b": 2}, {1, 2} | {3}, {1, 2} ^ {2, 3}, [1, 2] < [1, 3], (1,) + (2,), "ab" * 2, 1 < 2 < 3)
a, *b, c = range(5)
print(a, b, c, [x for x in range(10) if x % 3 == 0 if x], {k: v for k, v in zip("ab", [1, 2])}, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
print(sorted("bAc", key=str.lower), max([], default=0), min("b", "a"), sum([[1], [2]], []), any([]), all([]), list(map(str, [1])), list(filter(None, [0, 1])), list(reversed([1, 2])), list(enumerate("ab", 1)), abs(-3.5), pow(3, 4, 5), hex(255), oct(8), bin(5), ord("a"), chr(8364), repr("it's"), ascii("é"))
