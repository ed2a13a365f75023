from dataclasses import dataclass


@dataclass
class Num:
    v: float


@dataclass
class Bin:
    op: str
    l: object
    r: object


class Neg:
    __match_args__ = ("x",)

    def __init__(self, x):
        self.x = x


def ev(e):
    match e:
        case Num(v) | Num(v=v):
            return v
        case Bin("+", l, r):
            return ev(l) + ev(r)
        case Bin(op="*", l=l, r=r):
            return ev(l) * ev(r)
        case Bin(op="/", r=Num(0)):
            raise ZeroDivisionError("div by const zero")
        case Neg(x):
            return -ev(x)
        case [first, *rest] if rest:
            return [ev(first), *map(ev, rest)]
        case {"num": int() | float() as n, **others}:
            return n, others
        case str() as s:
            return float(s)
        case None | True:
            return 0
        case (x, ):
            return ("single", x)
        case _:
            raise TypeError(f"unknown {e!r}")


for e in [Num(3), Bin("+", Num(1), Bin("*", Num(2), Num(5))), Neg(Num(4)), [Num(1), "2.5", None], {"num": 3, "x": 1}, {"num": "s"}, (5,), True, 3]:
    try:
        print(ev(e))
    except Exception as ex:
        print(type(ex).__name__, ex)
try:
    ev(Bin("/", 1, Num(0)))
except ZeroDivisionError as ex:
    print(ex)


def cmd(line):
    match line.split():
        case ["go", ("north" | "south") as d]:
            return f"going {d}"
        case ["go", *_]:
            return "go where?"
        case ["drop", *objs] if len(objs) > 1:
            return f"dropping {len(objs)}"
        case ["quit" | "exit"]:
            return "bye"
        case []:
            return "empty"
        case [x, y, *_, z]:
            return (x, y, z)
        case _:
            return "?"


print([cmd(c) for c in ["go north", "go up", "drop a b", "exit", "", "a b c d", "x"]])
match 3.0:
    case int():
        print("int")
    case float(x):
        print("float", x)
try:
    match Num(1):
        case Num(1, 2):
            pass
except TypeError as ex:
    print(ex)
try:
    match 5:
        case int(1, 2):
            pass
except TypeError as ex:
    print(ex)


class P:
    pass


try:
    match P():
        case P(1):
            pass
except TypeError as ex:
    print(ex)
