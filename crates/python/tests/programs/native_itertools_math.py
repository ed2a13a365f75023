import sys, time, math, itertools as it, operator
from itertools import *
print(count(10), count(1,2), repeat("x", 3), repeat(1), count(1.5, .5))
print(list(accumulate([1,2,3,4])), list(accumulate("abc", lambda a,b: b+a)), list(accumulate([], initial=5)), list(accumulate([1,2,3], operator.mul, initial=10)))
print(list(batched("ABCDEFG", 3)))
try: print(list(batched("ABCDEFG", 3, strict=True)))
except ValueError as e: print(e)
print(list(chain("ab", [1], (x for x in (7,8)))), list(chain.from_iterable(["ab", (i for i in range(3))])))
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("ab", 3)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement((x for x in "ab"), r=2)))
print(list(compress("ABCDEF", [1,0,1,0,1,1])), list(dropwhile(lambda x: x<5, [1,4,6,3,8])), list(takewhile(lambda x: x<5, [1,4,6,3,8])))
print(list(filterfalse(lambda x: x<5, [1,4,6,3,8])), list(filterfalse(None, [0,1,2])))
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")], [k for k, g in groupby([1,1,2], key=lambda x: x%2)])
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)), list(islice(count(), 5, 20, 4)))
print(list(pairwise("ABCDEFG")), list(permutations("ABC", 2)), len(list(permutations(range(5)))))
print(list(product("ABCD", "xy")), list(product(range(2), repeat=3)), list(product()), list(product("", "a")))
print(list(starmap(pow, [(2,5), (3,2), (10,3)])), list(starmap(lambda a,b: a*b, zip([1,2],[3,4]))))
a, b, c = tee((i*i for i in range(4)), 3)
print(next(a), next(a), list(b), list(a), list(c))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest()), list(zip_longest((i for i in range(2)), [1])))
c = cycle("abc"); print([next(c) for _ in range(7)]); print(list(cycle([])))
c = cycle(i for i in range(2)); print([next(c) for _ in range(5)])
print(math.sqrt(2), math.comb(10,3), math.fsum([.1]*10), math.prod([1,2,3]), math.sumprod([1,2],[3,4]), math.sumprod([.1,.2],[3,4]), math.hypot(3,4), math.dist([1,2],[4,6]), math.gcd(12,18), math.lcm(4,6), math.isqrt(17), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.log(8,2), math.log2(8), math.log10(1000), math.log(10**400))
class F:
    def __float__(self): return 4.0
    def __index__(self): return 6
print(math.sqrt(F()), math.gcd(F(), 4), math.fsum([F(), 1]), math.factorial(F()))
from fractions import Fraction
print(math.prod([Fraction(1,2), 3]), math.sumprod([Fraction(1,2)], [4]), list(accumulate([Fraction(1,3)]*3)), next(islice(count(Fraction(1,2), Fraction(1,3)), 3, None)))
t = time.monotonic(); time.sleep(0.5); print(round(time.monotonic()-t, 2), time.perf_counter() > 0.4, time.process_time() < 0.1)
it2 = chain([1,2],[3]); next(it2); print(list(it2), type(it2))
print(type(count()), islice, tee)
for f in (lambda: math.factorial(-1), lambda: math.sqrt("a"), lambda: math.comb(2,-1), lambda: math.exp(1000), lambda: math.isqrt(-1), lambda: math.sin(), lambda: math.floor(float("inf")), lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: list(islice("a", -1)), lambda: list(batched("ab", 0)), lambda: list(combinations("ab", -1)), lambda: sys.exit(3)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(time.gmtime(0), time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)), time.gmtime(5).tm_year)
