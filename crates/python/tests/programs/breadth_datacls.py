from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, InitVar, KW_ONLY, is_dataclass, make_dataclass
from typing import ClassVar, Optional
import json


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0
    label: str = field(default="", compare=False)

    def __str__(self):
        return f"v{self.major}.{self.minor}.{self.patch}{self.label}"


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)


@dataclass
class Order:
    id: int
    items: list[str] = field(default_factory=list)
    tax: InitVar[float] = 0.1
    total: float = field(init=False, repr=False)
    count: ClassVar[int] = 0
    _: KW_ONLY
    note: Optional[str] = None

    def __post_init__(self, tax):
        self.total = len(self.items) * 10 * (1 + tax)
        Order.count += 1


@dataclass(slots=True)
class Slot:
    a: int
    b: int = 2


versions = [Version(1, 2), Version(1, 1, 9), Version(0, 9, label="-rc1")]
print(sorted(versions))
print(max(versions), min(versions), Version(1) == Version(1, label="x"))
p = Point(1, 2)
try:
    p.x = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)
print({p: "hashable"}[Point(1, 2)], p + Point(3))
o = Order(1, ["a", "b"], note="hi")
print(o, o.total, Order.count)
print(asdict(o), astuple(o))
print(json.dumps(asdict(o), ensure_ascii=False, indent=2))
print([(f.name, f.type, f.init) for f in fields(Order)])
try:
    Order(1, [], 0.1, "note")
except TypeError as e:
    print(e)
try:
    Order()
except TypeError as e:
    print(e)
s = Slot(1)
try:
    s.c = 3
except AttributeError as e:
    print(e)
print(replace(p, y=9), is_dataclass(p), is_dataclass(Point), is_dataclass(3))
try:
    replace(o, total=3)
except ValueError as e:
    print(e)
C = make_dataclass("C", [("x", int), ("y", int, field(default=5))], namespace={"add": lambda self: self.x + self.y})
print(C(1), C(1).add())
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 0
        y: int
except TypeError as e:
    print(e)
print(Version.__match_args__, Point.__hash__ is not None, Version.__hash__)
match p:
    case Point(x=1, y=yy):
        print("matched", yy)
