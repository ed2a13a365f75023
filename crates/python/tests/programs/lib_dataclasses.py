from abc import ABC, abstractmethod
from collections import defaultdict, namedtuple
from dataclasses import (KW_ONLY, MISSING, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields,
                         is_dataclass, make_dataclass, replace)
from functools import cached_property
from typing import Any, ClassVar, Generic, List, Optional, TypeVar
import dataclasses


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1, 2)
print(p, p == Point(1, 2), p != Point(2), p == (1, 2), p.__dict__, Point.__doc__, Point.__match_args__)
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=3))
attempt(lambda: Point(1, x=3))
attempt(lambda: p < Point(1, 3))
attempt(lambda: {p: 1})
p.x = 10
print(p, replace(p, y=5), asdict(p), astuple(p), [f.name for f in fields(p)], is_dataclass(p), is_dataclass(int))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "beta")
print(v, v < Version(1, 3), max(v, Version(2)), hash(v) == hash(Version(1, 2)), {v: 1}[Version(1, 2)], v == Version(1, 2, "x"))
attempt(lambda: setattr(v, "major", 3))
attempt(lambda: delattr(v, "minor"))
attempt(lambda: setattr(v, "other", 3))
attempt(lambda: v < 3)
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass
class Inventory:
    owner: str
    items: list[str] = field(default_factory=list)
    tags: dict = field(default_factory=lambda: {"a": 1})
    kind: ClassVar[str] = "shop"
    count: int = field(init=False)
    secret: str = field(default="s", repr=False)

    def __post_init__(self):
        self.count = len(self.items)


i1, i2 = Inventory("me", ["x"]), Inventory("you")
i2.items.append("q")
print(i1, i2, i1.items is i2.items, Inventory.kind, Inventory.__doc__)
attempt(lambda: Inventory("a", count=2))
attempt(lambda: replace(i1, count=3))
print(replace(i1, owner="them"))


@dataclass
class Db:
    url: str
    timeout: InitVar[int] = 5
    conn: Optional[str] = None

    def __post_init__(self, timeout):
        self.conn = f"{self.url}?t={timeout}"


print(Db("x"), Db("y", 9), Db.__doc__)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3


print(Mixed(1, b=2), Mixed(1, b=2, c=4), Mixed.__match_args__)
attempt(lambda: Mixed(1))
attempt(lambda: Mixed(1, 2))
attempt(lambda: Mixed(1, 2, b=3))
attempt(lambda: Mixed(b=3))


@dataclass(kw_only=True)
class AllKw:
    a: int
    b: int = field(default=2, kw_only=False)


attempt(lambda: AllKw(1))
attempt(lambda: AllKw(5, a=1))
attempt(lambda: AllKw())


@dataclass(slots=True)
class Slim:
    a: int
    b: list = field(default_factory=list)

    def me(self):
        return __class__ is type(self)


s = Slim(1)
print(s, Slim.__slots__, s.me(), hasattr(s, "__dict__"))
attempt(lambda: setattr(s, "zzz", 1))


@dataclass(slots=True, frozen=True)
class Both:
    a: int = 1


attempt(lambda: setattr(Both(), "a", 2))
print(Both(), hash(Both()) == hash((1,)))


@dataclass
class Base:
    x: int
    y: int = 5


@dataclass
class Child(Base):
    z: int = 7
    x: str = "overridden"


print(Child("q"), Child(), Child("a", 2, 3), [f.name for f in fields(Child)])


def bad_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def bad_mutable():
    @dataclass
    class Bad:
        a: list = []


def bad_frozen():
    @dataclass
    class Bad(Version):
        z: int = 1


def bad_frozen2():
    @dataclass(frozen=True)
    class Bad(Point):
        z: int = 1


def bad_eq_order():
    @dataclass(eq=False, order=True)
    class Bad:
        z: int = 1


def bad_lt():
    @dataclass(order=True)
    class Bad:
        z: int = 1

        def __lt__(self, other):
            return True


def bad_field():
    @dataclass
    class Bad:
        z = field(default=1)


for bad in (bad_order, bad_mutable, bad_frozen, bad_frozen2, bad_eq_order, bad_lt, bad_field):
    attempt(bad)
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: fields(3))
attempt(lambda: asdict(3))
attempt(lambda: asdict(Point))
attempt(lambda: replace(3))


@dataclass
class Tree:
    value: int
    left: "Tree | None" = None
    right: Optional["Tree"] = None
    kids: list["Tree"] = field(default_factory=list)


t = Tree(1, Tree(2), kids=[Tree(3)])
print(t)
print(asdict(t))
print(astuple(t))
t.left = t
print(t)


@dataclass(eq=False)
class Identity:
    a: int


print(Identity(1) == Identity(1), isinstance(hash(Identity(1)), int))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed.__hash__ is not None, Point.__hash__)


@dataclass(repr=False, init=False)
class Manual:
    a: int

    def __init__(self):
        self.a = 5

    def __repr__(self):
        return "manual"


print(Manual(), Manual() == Manual())
C = make_dataclass("C", ["a", ("b", int), ("c", int, field(default=3))], namespace={"total": lambda self: self.b + self.c})
print(C(1, 2), C(1, 2).total(), C.__name__)
T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    content: T

    @cached_property
    def doubled(self):
        return self.content * 2


print(Box(2).doubled, Box[int](3), Box("a"))


@dataclass
class Shape(ABC):
    name: str

    @abstractmethod
    def area(self) -> float: ...


@dataclass
class Sq(Shape):
    side: float

    def area(self):
        return self.side ** 2


attempt(lambda: Shape("x"))
print(Sq("sq", 2.0), Sq("sq", 2.0).area())
match Point(3, 4):
    case Point(x=3, y=b):
        print("y", b)
match Point(3, 4):
    case Point(a, b):
        print(a, b)
NT = namedtuple("NT", "p q")


@dataclass
class Nest:
    nt: Any
    dd: Any
    tup: tuple


n = Nest(NT(Point(1), 2), defaultdict(list, k=[Point(2)]), (Point(3), [Point(4)]))
print(asdict(n))
f = fields(Point)[1]
print(f.name, f.type, f.default, f.default_factory is MISSING, f.init, f.kw_only, f.metadata, dataclasses.MISSING is MISSING)
print(InitVar[int], field(default=1, metadata={"unit": "m"}).metadata["unit"], Point.__dataclass_params__)
print(repr(field(default=1, default_factory=MISSING))[:40])


def local():
    @dataclass
    class Inner:
        a: int
    return Inner


print(local()(1))
attempt(lambda: local()())


@dataclass
class Linked:
    value: int
    next: Linked | None = None


print(Linked(1, Linked(2)), Linked.__doc__)
