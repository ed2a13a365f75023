from dataclasses import dataclass
from enum import Enum
class Op(Enum): ADD = "+"; SUB = "-"
@dataclass
class Pt: x: int; y: int
class Old:
    __match_args__ = ("a",)
    def __init__(s, a): s.a = a
    def __repr__(s): return "Old()"
def m(v):
    match v:
        case 0: return "zero"
        case True | False: return "bool"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "num"
        case "": return "empty"
        case str() as s if len(s) < 3: return f"short {s!r}"
        case "quit" | "exit": return "bye"
        case Op.ADD: return "add"
        case []: return "[]"
        case [x]: return f"one {x}"
        case [x, y]: return f"two {x} {y}"
        case [1, *rest]: return f"1 then {rest}"
        case [first, *_, last]: return f"{first}..{last}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **rest}: return f"{t} {rest}"
        case {}: return "dict"
        case Pt(0, y=yy): return f"on y {yy}"
        case Pt(x=x, y=y) if x == y: return "diag"
        case Pt(): return "pt"
        case Old(a): return f"old {a}"
        case None: return "none"
        case (int() | str()) as z: return z
        case set(): return "set"
        case bytes(b): return b
        case _: return f"other {type(v).__name__}"
for v in (0, True, 500, 5, 2.5, "", "ab", "quit", "hello", Op.ADD, Op.SUB, [], [5], (1, 2), [1, 2, 3], [2, 3, 4], {"type": "circle", "r": 2}, {"type": "sq", "w": 1}, {"a": 1}, Pt(0, 3), Pt(2, 2), Pt(1, 2), Old(7), None, {1}, b"x", range(3), 1j, "abc"): print(repr(v), "->", m(v))
match (1, (2, [3, 4])):
    case (a, (b, [c, *d])): print(a, b, c, d)
match {"user": {"name": "Kim", "roles": ["admin", "dev"]}}:
    case {"user": {"name": str(name), "roles": [*_, "dev"]}}: print(name)
x = 5
match x:
    case y: print("bound", y)
try:
    match Pt(1, 2):
        case Pt(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case object(1): pass
except TypeError as e: print(e)
