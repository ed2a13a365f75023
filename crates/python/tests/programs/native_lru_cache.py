from functools import lru_cache, cache
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(900) % 1000, fib.cache_info(), fib, fib.__doc__) if 0 else print(fib(900) % 1000, fib.cache_info(), fib.__name__, fib.__wrapped__.__name__)
class E:
    def __init__(s, v): s.v = v
    def __hash__(s): return hash(s.v)
    def __eq__(s, o): return s.v == o.v
@lru_cache(maxsize=2)
def f(x, *, k=1): print("call"); return x
f(E(1)); f(E(1)); f(E(2)); f(E(3)); f(E(1)); print(f.cache_info())
f(1, k=2); f(1, k=2); f(2); f(1, k=2); f(3); f(1, k=2); print(f.cache_info()); f.cache_clear(); print(f.cache_info())
class C:
    @lru_cache
    def m(self, n): print("m", n); return n
c = C(); print(c.m(1), c.m(1), C.m.cache_info())
try: f([])
except TypeError as e: print(e)
