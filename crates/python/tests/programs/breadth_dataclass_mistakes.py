from dataclasses import *
from typing import ClassVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list, repr=False)
    K: ClassVar[int] = 3
    def __post_init__(self): self.s = self.x + self.y
p = P(1, 2); print(p, p == P(1, 2), p.s, asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)])
@dataclass(frozen=True, order=True, slots=True)
class F:
    a: int
    b: str = field(default="z", compare=False)
f = F(1); print(f, hash(f) == hash(F(1, "q")), F(1) < F(2), sorted([F(3), F(1)]))
for act in (lambda: setattr(f, "a", 2), lambda: setattr(f, "zz", 2), lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: F(1) < 3, lambda: p < p, lambda: hash(p), lambda: delattr(f, "a")):
    try: print(act())
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class B: a: int = 0; b: str
except TypeError as e: print(e)
try:
    @dataclass
    class B2: a: list = []
except ValueError as e: print(e)
@dataclass(kw_only=True)
class K: a: int; b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class I: a: InitVar[int]; b: int = field(init=False)
I.__post_init__ = lambda self, a: setattr(self, "b", a * 2)
print(I(4), is_dataclass(I), is_dataclass(3))
@dataclass
class Base: x: int = 1
@dataclass
class D(Base): y: int = 2; x: int = 5
print(D(), D.__match_args__, D.__annotations__)
M = make_dataclass("M", [("a", int), ("b", str, field(default="q"))]); print(M(1))
@dataclass(eq=False)
class E: x: int
print(E(1) == E(1))
@dataclass(unsafe_hash=True)
class H: x: int
print(hash(H(1)) == hash((1,)))
@dataclass
class N: kids: list["N"] = field(default_factory=list); v: int = 0
n = N([N(v=1)]); n.kids.append(n); print(n)
match p:
    case P(x, y): print("m", x, y)
print(P.__doc__, F.__doc__); print(P.__init__.__annotations__)
