from dataclasses import dataclass, field, InitVar, replace, astuple
@dataclass
class A:
    x: int
    y: int = 2
    def __setattr__(self, n, v):
        print("set", n, v); object.__setattr__(self, n, v)
@dataclass(frozen=True)
class B:
    x: int
    y: str = "d"
@dataclass
class C:
    x: int
    y: InitVar[int]
@dataclass
class D(B.__base__):
    a: int
    b: list = field(default_factory=list)
@dataclass(order=True)
class E:
    p: int
    q: str = field(default="z", compare=False)
@dataclass(slots=True)
class F:
    x: int
    y: int = 1
@dataclass(kw_only=True)
class G:
    x: int
    y: int = 3
@dataclass
class H:
    v: float
    @property
    def w(self): return self.v * 2
@dataclass
class I(H):
    u: int = 0
print(A(1), A(1, y=5), A(y=1, x=2))
print(B(1), B(x=2, y="k"), B(1) == B(1), hash(B(1)) == hash(B(1)))
for f in (lambda: C(1), lambda: A(), lambda: B(1, 2, 3), lambda: B(1, z=2), lambda: B(1, x=2), lambda: G(1), lambda: E(q="a")):
    try: print(f())
    except TypeError as e: print(e)
print(C(1, 2), C(1, y=2), D(1), D(1, [2]), sorted([E(3), E(1, "b"), E(2)]), F(1), F(y=2, x=3), G(x=1), I(1.5, u=2), I(2.0).w, I(u=1, v=2))
try: B(1).x = 2
except Exception as e: print(type(e).__name__, e)
print(replace(B(1), y="n"), astuple(I(1.0, 2)), vars(I(1.0)))
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b)
for a, b in zip("abc", range(5)): print(a, b)
it = iter([1, 2, 3, 4])
for a, b in zip(it, it): print(a, b)
for a, b in {1: 2, 3: 4}.items(): print(a, b)
d = {1: 1}
try:
    for a, b in d.items(): d[a + 1] = 1
except RuntimeError as e: print(e)
for a, b in ["ab", "cd"]: print(a, b)
try:
    for a, b in [(1, 2), (1, 2, 3)]: print(a, b)
except ValueError as e: print(e)
for i, c in enumerate("héy"): print(i, c)
for x, y in enumerate(enumerate("ab")): print(x, y)
for a, b in zip([1, 2], (3,)): print(a, b)
try:
    for a, b in zip([1, 2], (3,), strict=True): print(a, b)
except ValueError as e: print(e)
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, "a")]), sorted([(1, 2.5), (1, 1.5)], reverse=True), sorted([(1,), (1, 2), (0, 5)]), sorted("b a c".split(), key=lambda s: (-len(s), s)))
try: sorted([(1, "a"), (1, 2)])
except TypeError as e: print(e)
print(sorted([(1, None), (0, None)]), max([(1, 2), (1, 3)]), (1, "a") < (1, "b"), (1, float("nan")) < (1, 2.0), [1, 2] < [1, 2, 0])
import io
f = io.StringIO("a\nb\nc"); print(next(f), list(f), f.read(), f.tell())
f = io.StringIO(); f.write("x\n"); f.write("yz"); f.seek(0); print(f.readline(), [*f]); f.seek(1); f.write("Q"); print(f.getvalue(), f.tell())
f.close()
try: f.write("a")
except ValueError as e: print(e)
try: io.StringIO().write(1)
except TypeError as e: print(e)
class L(io.StringIO):
    def readline(self, *a): return super().readline(*a).upper()
print(list(L("a\nb\n")))
