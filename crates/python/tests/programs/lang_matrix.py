from __future__ import annotations
import math, operator
from functools import total_ordering, singledispatchmethod, cached_property, reduce
from typing import Iterable, overload
@total_ordering
class Vec:
    __slots__ = ("x", "y", "__dict__")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k):
        if isinstance(k, Vec): return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __lt__(self, o): return abs(self) < abs(o)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __format__(self, spec): return f"<{self.x:{spec}}|{self.y:{spec}}>"
    def __repr__(self): return f"Vec({self.x!r}, {self.y!r})"
    def __matmul__(self, o): return self * o
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a): return a
    def __round__(self, n=None): return Vec(round(self.x, n), round(self.y, n))
    def __index__(self): return int(self.x)
    def __divmod__(self, k): return divmod(self.x, k)
    def __pow__(self, k, mod=None): return Vec(pow(self.x, k, mod), pow(self.y, k, mod))
    @cached_property
    def length(self): print("computed"); return abs(self)
a, b = Vec(3, 4), Vec(1, 2)
print(a + b, sum([a, b]), 2 * a, a * b, -a, abs(a), bool(Vec(0, 0)), a == Vec(3, 4), a != b, a > b, b <= a, max(a, b), sorted([a, b]), len({a, Vec(3, 4)}))
print(f"{a:.2f} {b:>4}", list(a), a[1], a[-1], *b, a @ b, 3 in a, a(1, 2), round(Vec(1.256, 2.5), 1), [10, 20, 30, 40][a], divmod(a, 2), a ** 2, pow(a, 2, 5), a.length, a.length, hex(a))
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a < 5, lambda: a - b, lambda: a["x"], lambda: len(a), lambda: a >> 1):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Shape:
    @singledispatchmethod
    def area(self, x): raise NotImplementedError(type(x).__name__)
    @area.register
    def _(self, x: int): return x * x
    @area.register(str)
    def _(self, x): return len(x)
print(Shape().area(3), Shape().area("four"))
try: Shape().area(1.5)
except NotImplementedError as e: print(e)
class Temp:
    def __init__(self, c): self.celsius = c
    @property
    def celsius(self): "Degrees."; return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError("below absolute zero")
        self._c = v
    @celsius.deleter
    def celsius(self): print("deleted"); del self._c
    @classmethod
    def from_f(cls, f): return cls((f - 32) * 5 / 9)
    @staticmethod
    def valid(x): return x > -273.15
t = Temp.from_f(212); print(t.celsius, Temp.valid(-300), Temp.celsius.__doc__); del t.celsius
try: t.celsius = -500
except ValueError as e: print(e)
try: t.celsius
except AttributeError as e: print(e)
