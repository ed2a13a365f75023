from dataclasses import dataclass, asdict, astuple, replace, fields, FrozenInstanceError, InitVar, field, KW_ONLY
from functools import lru_cache, cached_property, total_ordering, partial, reduce, singledispatch
from enum import Enum, IntEnum, Flag, auto
from typing import NamedTuple, Optional
import json


class State(Enum):
    PENDING = auto()
    RUNNING = auto()
    DONE = "done"

    @property
    def final(self):
        return self is State.DONE


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = 4
    W = 2
    X = 1


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    priority: Priority = Priority.LOW
    _: KW_ONLY
    state: State = State.PENDING
    tags: tuple[str, ...] = ()

    def __post_init__(self):
        if not self.name:
            raise ValueError("name required")


@dataclass
class Config:
    path: str
    debug: InitVar[bool] = False
    level: int = field(init=False)

    def __post_init__(self, debug):
        self.level = 10 if debug else 20


j = Job("build", Priority.HIGH, tags=("a", "b"))
print(j, replace(j, state=State.DONE), hash(j) == hash(Job("build", Priority.HIGH, tags=("a", "b"))))
print(asdict(j), astuple(j), [f.name for f in fields(j)])
try:
    j.name = "x"
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    Job("")
except ValueError as e:
    print(e)
try:
    Job()
except TypeError as e:
    print(e)
print(Config("/etc", debug=True), Config("/x").level)
print(State.DONE, repr(State.PENDING), State("done"), State["RUNNING"].value, list(State), State.DONE.final)
try:
    State("nope")
except ValueError as e:
    print(e)
print(Priority.HIGH > 5, Priority.LOW + 1, sorted([Priority.HIGH, Priority.LOW]), f"{Priority.HIGH}", str(Priority.LOW))
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), ~Perm.R, Perm(7), bool(Perm.R & Perm.W), Perm(0))


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


class Data:
    @cached_property
    def big(self):
        print("computing")
        return 42


d = Data()
print(d.big, d.big, d.__dict__)


@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n


print(V(1) <= V(1), V(2) > V(1), max([V(3), V(5)]).n)


@singledispatch
def show(x): return f"obj {x!r}"


@show.register
def _(x: int): return f"int {x}"


@show.register(list)
def _(x): return f"list of {len(x)}"


print(show(1), show([1]), show("s"), show(True))


class P(NamedTuple):
    x: int
    y: int = 0


p = P(3)
print(p, p._replace(y=5), p._asdict(), P._fields, p == (3, 0), *p)
print(reduce(lambda a, b: a + b, [1, 2, 3], 10), partial(int, base=2)("101"))
print(json.dumps({"job": asdict(j), "n": None, "f": 1.0, "t": True}, default=str, indent=2, sort_keys=True))
print(json.loads('{"a": [1, 2.5, "\\u00e9", null, false]}'))
try:
    json.loads("{bad}")
except json.JSONDecodeError as e:
    print(e, e.pos, e.lineno)
