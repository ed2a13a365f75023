from dataclasses import dataclass
from typing import NamedTuple
@dataclass
class Click: x: int; y: int; button: str = "left"
class Key(NamedTuple): code: str; mods: tuple = ()
def handle(ev):
    match ev:
        case Click(x=0, y=0): return "origin"
        case Click(x, y, button="right") if x > y: return f"right below {x},{y}"
        case Click(x, y): return f"click {x},{y}"
        case Key("q" | "Q", mods=("ctrl", *_)): return "quit"
        case Key(code=str(c)): return f"key {c}"
        case {"type": "resize", "size": (w, h)}: return f"resize {w}x{h}"
        case {"type": t, **kw} if kw: return f"{t} with {sorted(kw)}"
        case ["go", ("north" | "south") as d]: return f"go {d}"
        case ["get", obj, *rest]: return f"get {obj} {rest}"
        case (int() | float()) as n if n < 0: return "neg"
        case int(n): return f"int {n}"
        case str() | bytes(): return "text"
        case [] | () | {}: return "empty-ish"
        case [[a, b], c]: return a + b + c
        case None | True | False: return "const"
        case _: return f"? {ev!r}"
for e in (Click(0, 0), Click(5, 1, "right"), Click(1, 5, "right"), Key("q", ("ctrl", "alt")), Key("x"), {"type": "resize", "size": [3, 4]}, {"type": "z", "a": 1}, {"type": "z"}, ["go", "north"], ["go", "up"], "get".split(), ["get", "k", 1, 2], -1.5, 7, "s", b"b", [], {}, [[1, 2], 3], None, True, {1}, 2.5):
    print(handle(e))
try:
    match 5:
        case Click(1, 2, 3, 4): pass
    match Click(1, 2):
        case Click(1, 2, 3, 4): pass
except TypeError as e: print(e)
