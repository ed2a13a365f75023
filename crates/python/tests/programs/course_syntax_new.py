import asyncio
from functools import reduce


def walrus(xs):
    return [y for x in xs if (y := x * 2) > 4]


def posonly(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def gen_expr():
    yield from (i for i in range(3) if i)
    return "done"


class Matrix:
    def __init__(self, rows): self.rows = rows
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return self.rows == o.rows
    def __repr__(self): return f"Matrix({self.rows})"
    def __neg__(self): return Matrix([[-x for x in r] for r in self.rows])
    def __iadd__(self, n):
        self.rows = [[x + n for x in r] for r in self.rows]
        return self
    def __radd__(self, n): return f"radd {n}"
    def __call__(self, *a, **k): return a, k
    def __format__(self, spec): return f"M[{spec}]"
    def __hash__(self): return 1
    def __index__(self): return 2


def kind(x):
    match x:
        case []: return "empty"
        case [one]: return f"one {one}"
        case [first, *_, last]: return f"{first}..{last}"
        case {"type": "point", "x": x, "y": y} if x == y: return f"diag {x}"
        case {"type": str(t)}: return t
        case Matrix(rows=[[a, *_], *_]): return f"matrix {a}"
        case str() as s if s.isupper(): return s.lower()
        case "a" | "b": return "a or b"
        case (int() | float()) as n if not isinstance(n, bool): return f"num {n}"
        case True | None: return "t/n"
        case _: return "?"


print(walrus([1, 2, 3, 4]), posonly(1, d=4, z=9), posonly(1, 2, 3, 4, 5, d=6))
print([kind(x) for x in ([], [1], [1, 2, 3], {"type": "point", "x": 1, "y": 1}, {"type": "line"}, Matrix([[7]]), "HI", "a", 2.5, True, None, object)])
m = Matrix([[1, 2], [3, 4]])
m += 1
print(m @ Matrix([[1, 0], [0, 1]]), -m, 5 + m, m(1, k=2), f"{m:wide}", "abc"[m], m == Matrix([[2, 3], [4, 5]]))
x = 10
f = lambda: x
x = 20
print(f(), [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])
try:
    print(posonly(a=1, d=2))
except TypeError as e:
    print(e)
try:
    posonly(1)
except TypeError as e:
    print(e)
try:
    posonly()
except TypeError as e:
    print(e)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d, *map(str, c), sep="/", end="|\n")
print(f"{x!r:>6}|{x=}|{'nested ' + f'{x + 1}'}|{x:{'>'}{8}}|{{}}|{3.0:.0f}|{1e10:,}|{-5:=+6}|{'é':~^5}")
for i in range(3):
    if i == 5:
        break
else:
    print("no break")
while True:
    x -= 7
    if x < 0: break
print(x, 0b1010, 0o17, 0xFF, 1_000_000, 1e-5, .5, 5., 3j, "a" "b", r"\n", b"\x00a", """multi
line""")
del x
try:
    print(x)
except NameError as e:
    print(e)
print(type(gen_expr()), list(gen_expr()), reduce(lambda a, b: a * b, range(1, 6)), not [], [] or "dflt", 0 and 1, 1 if [] else 2, 5 in {5: 1}, None is None, 1 != 2 == True)
global_list = [1]
def appendg(): global_list.append(2)
appendg()
print(global_list, __name__, isinstance(True, int), issubclass(bool, int), bool("False"), int(True), round(3.14159, 3), divmod(7, 2), "%s" % (1,), str(b"x"), [1, 2] * 2, sorted({3, 1}), list("hi"), dict([("a", 1)]), set("aab") == {"a", "b"}, frozenset([1]), tuple("ab"), bytes([65]), bytearray(b"x"), memoryview(b"ab")[0], slice(1, 2), range(5)[1:3], enumerate, zip)
