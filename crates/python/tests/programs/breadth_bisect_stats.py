import bisect
import statistics as st
import random
import math
import fractions
import decimal
from decimal import Decimal, ROUND_HALF_UP, getcontext

print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2))
grades = "FDCBA"
print([grades[bisect.bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89, 90, 100)])
l = [1, 5]
bisect.insort(l, 3)
print(l, bisect.bisect([("a", 1), ("b", 5)], 4, key=lambda t: t[1]))
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(d), st.median(d), st.mode(d), st.pstdev(d), st.stdev(d), st.variance(d), st.median_low(d), st.multimode("aabb"), st.quantiles(d, n=4), st.fmean(d), st.harmonic_mean([40, 60]), st.geometric_mean([54, 24, 36]))
try:
    st.mean([])
except st.StatisticsError as e:
    print(e)
print(st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 7]), st.NormalDist(100, 15).cdf(115))
random.seed(2024)
print(random.random(), random.randint(1, 100), random.choice(["a", "b", "c"]), random.choices([1, 2, 3], weights=[5, 1, 1], k=5), random.sample(range(50), 4), random.uniform(1, 2), random.gauss(0, 1), random.randrange(0, 100, 7))
x = list(range(8))
random.shuffle(x)
print(x, random.getrandbits(16), random.triangular(0, 1), random.expovariate(1), random.betavariate(1, 2), random.normalvariate(5, 2))
r = random.Random("seed")
print(r.random(), r.randbytes(3))
print(math.gcd(12, 18), math.lcm(4, 6), math.isqrt(50), math.comb(5, 2), math.perm(5, 2), math.factorial(20), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.copysign(1, -0.0), math.log2(8), math.log(8, 2), math.degrees(math.pi), math.dist((0, 0), (1, 1)), math.inf, math.nan, math.modf(1.25), math.frexp(8), math.remainder(7, 4))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.exp(1000), lambda: math.acos(2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
F = fractions.Fraction
print(F(3, 4) + F("1/4"), F(0.5), F("0.125"), F(1, 3).limit_denominator(10), repr(F(6, 4)), float(F(1, 3)), F(7, 2) // 1, round(F(7, 2)))
print(Decimal("0.1") + Decimal("0.2"), Decimal("1.005").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal(1) / Decimal(7), Decimal("1E+3"), Decimal(0.1), Decimal("3.14").as_tuple(), round(Decimal("2.5")), Decimal("10").sqrt())
getcontext().prec = 6
print(Decimal(1) / 3, Decimal("123456789") + 0, f"{Decimal('1234.5'):,.2f}")
try:
    Decimal("abc")
except decimal.InvalidOperation as e:
    print(type(e).__name__, e)
try:
    Decimal(1) / 0
except decimal.DivisionByZero as e:
    print(type(e).__name__, e)
with decimal.localcontext() as ctx:
    ctx.prec = 3
    print(Decimal(2).sqrt())
print(0.1 + 0.2, round(2.5), round(-2.5), round(2.675, 2), 7 // -2, -7 % 3, divmod(-7, 2), 2 ** 100, 1 / 3, int("ff", 16), 0b101, 1_000, float("1e3"), (0.1).as_integer_ratio(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (5).bit_length(), 3 .__add__(4), 1e309, -1 ** 2, True + True)
