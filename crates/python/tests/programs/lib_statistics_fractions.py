import statistics as st
import math
from fractions import Fraction as F


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


d = [1, 2, 3, 4, 4, 10]
f = [1.5, 2.25, 0.1, 9.75, 3.3]
for data in (d, f, [F(1, 2), F(1, 3)]):
    print(st.mean(data), st.fmean(data), st.median(data), st.median_low(data), st.median_high(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data))
print(st.mode(d), st.mode("aabbb"), st.multimode("aabbc"), st.quantiles(d), st.quantiles(f, n=10), st.quantiles(d, method="inclusive"), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
print(st.correlation([1, 2, 3, 4], [2, 4, 5, 9]), st.covariance([1, 2, 3], [1, 5, 7]), st.linear_regression([1, 2, 3], [2, 4, 7]), st.fmean([1, 2], weights=[3, 1]), st.mean([True, False, 2]), st.mean([0.1] * 10), st.stdev([0.1, 0.2, 0.3, 0.4]), st.correlation([1, 2, 3], [3, 1, 2], method="ranked"))
for bad in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([]), lambda: st.mode([]), lambda: st.quantiles([]), lambda: st.mean(["a"]), lambda: st.variance([1])):
    attempt(bad)
n = st.NormalDist(100, 15)
print(n, n.cdf(110), n.pdf(100), n.zscore(130), n + 5, n * 2, n.mean, n.variance, st.NormalDist.from_samples([1, 2, 3]), n + n)

a, b = F(3, 4), F("1/6")
print(a, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, a ** -2, -a, abs(F(-1, 2)), a + 1, 1 - a, 2 / a, a * 0.5, a == 0.75, a < 1, a > b, float(a), int(F(7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-7, 2)), math.ceil(F(7, 2)), bool(F(0)), hash(F(1, 2)) == hash(0.5), hash(F(3)) == 3)
print(F(0.1), F(0.1).limit_denominator(10), F("0.125"), F("-1.5e2"), F(" 3 "), F(math.pi).limit_denominator(1000), F(6, -4), F(2, 4).numerator, F(F(1, 2), 3), sum([F(1, 3)] * 3), F(3, 1), divmod(F(7, 2), 1), 2 ** F(1, 2), F(4) ** F(1, 2), max(F(1, 2), F(2, 3)), sorted([F(1, 2), 0.3, 1]), f"{F(1, 3):.3f}", f"{F(1, 3):>6}", {F(1, 2): 1}[0.5])
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(1) / 0, lambda: F([]), lambda: F("1/0"), lambda: F(1, 2) + "a", lambda: F("1 / 2")):
    attempt(bad)
