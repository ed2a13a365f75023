#PRE
import sys, typing
NEW = sys.version_info >= (3, 14)

def p1():
    a, *b, c = range(5); print(a, b, c); (x, [y, *z]), w = (1, [2, 3, 4]), 5; print(x, y, z, w); for_ = [i for i, in [(1,), (2,)]]; print(for_)

def p2():
    def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
    print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames)
    f(1, b=2, d=3)

def p3():
    print((lambda x, *y, z=1, **k: (x, y, z, k))(1, 2, 3, z=4, q=5), (lambda: (yield))().__class__.__name__)

def p4():
    if (n := len("abc")) > 2: print(n)
    print([y := 1, y ** 2], [last := i for i in range(3)], last)

def p5():
    match {"type": "circle", "r": 2, "extra": 1}:
        case {"type": "circle", "r": r, **rest}: print(r, rest)
    match [1, 2, 3, 4]:
        case [1, *rest, 4] if len(rest) == 2: print(rest)
    class Pt:
        __match_args__ = ("x", "y")
        def __init__(self, x, y): self.x, self.y = x, y
    for p in (Pt(0, 0), Pt(0, 5), Pt(3, y=3), "s", 5, None, 2.5, [1, 2], (), True, b"x", {"k": [1, {"d": Pt(1, 2)}]}):
        match p:
            case Pt(0, 0): print("origin")
            case Pt(x=0, y=yy): print("y axis", yy)
            case Pt(x, y) if x == y: print("diag")
            case str() as s: print("str", s)
            case bool(b): print("bool", b)
            case int(i) | float(i): print("num", i)
            case None: print("none")
            case [a, b]: print("pair", a, b)
            case []: print("empty")
            case {"k": [_, {"d": Pt(x=q)}]}: print("deep", q)
            case _: print("other")

def p6():
    class Color: RED = 1
    match 1:
        case Color.RED: print("red")
    match -1.5:
        case -1.5: print("neg")
    match 1 + 2j:
        case 1 + 2j: print("cx")
    match "a" "b":
        case "ab": print("concat")
    match (1, (2, 3)):
        case (a, (b, c)) as whole: print(whole, a, b, c)
    match x:
        case _: pass

def p7():
    try: raise ExceptionGroup("e", [ValueError(1), OSError(2)])
    except* (ValueError, TypeError) as e: print("v", e.exceptions)
    except* OSError as e: print("o", e.exceptions)
    else: print("no")
    finally: print("fin")

def p8():
    type IntList = list[int]
    def first[T](x: list[T]) -> T: return x[0]
    class Box[T]:
        def __init__(self, v: T): self.v = v
    print(IntList, IntList.__value__, first([1]), Box[int](3).v, Box.__type_params__, first.__type_params__, Box[int])
    class B2[T: int, *Ts, **P]: pass
    print(B2.__type_params__, B2.__mro__)

def p9():
    x = 5; print(f"{x!r:>4} {x=} {x = :>3} {'a' + f'{x:{x}}'} {{}} {x:#06x} {[i for i in 'ab']} {x if x > 3 else 0} {lambda_ if False else ''}" if False else f"{x!r:>4} {x=} {x = :>3} {{}} {x:#06x} {[i for i in 'ab']}")
    print(f"{'nested "quotes" ok'}" f'{x:{x}d}|' rf"\n{x}" f"""
    multi {
        x
    }""", f"{x:%}" f"{1e10:,}" f"{'é':*^5}" f"{x!s}{x!a}")

def p10():
    async def ag():
        for i in range(3): yield i
    async def main():
        print([i async for i in ag()], {i async for i in ag()}, {i: i async for i in ag() if i}, [await c async for c in ag2()], [[j async for j in ag()] for _ in range(2)])
    async def one(): return 1
    async def ag2(): yield one()
    import asyncio; asyncio.run(main())

def p11():
    def deco(*a):
        def w(f): print("deco", a); return f
        return w
    @deco(1)
    @(lambda f: (print("lam"), f)[1])
    def g(): pass
    @deco(2)
    class K: pass
    buttons = [deco]
    @buttons[0](3)
    def h(): pass

def p12():
    d = {"a": 1}; l = [1, 2, 3]; del d["a"], l[0], l[:1]; print(d, l); x = y = z = 1; x += 1; y <<= 3; z @= 1 if False else 1 if False else z if False else M()

def p13():
    class M:
        def __matmul__(s, o): return "mat"
        def __rmatmul__(s, o): return "rmat"
        def __imatmul__(s, o): return "imat"
    m = M(); print(m @ 1, 1 @ m); m @= 2; print(m)

def p14():
    def f():
        global GG
        GG = 5
        def inner():
            nonlocal_ = 1
            def g2():
                nonlocal nonlocal_
                nonlocal_ += 1
                return nonlocal_
            return g2
        return inner()()
    print(f(), GG)

def p15():
    print(1 < 2 < 3, 1 < 2 > 3, not 1 == 2, 1 if 0 else 2, 2 ** 3 ** 2, -2 ** 2, ~5, 5 & 3 | 4 ^ 1, 7 // -2, 7 % -3, 1 << 3 >> 1, 3 .real, 1_0.5e1, 0b1_0, 0o17, 0xFf, 1j * 1j, ..., None is None, "a" not in "b", [] is not [], *"ab", **{}) if False else print(1 < 2 < 3, 2 ** 3 ** 2, -2 ** 2, ~5, 5 & 3 | 4 ^ 1, 7 // -2, 7 % -3, 1 << 3 >> 1, 1_0.5e1, 0b1_0, 0o17, 0xFf, 1j * 1j, ..., "a" not in "b")

def p16():
    def order(n): print(n, end=" "); return n
    [order(0), order(1)][order(0)] = {order(2): order(3), **{order(4): order(5)}}
    x = [10, 20]; i = 0; i, x[i] = 1, 9; print(x); order(1) < order(0) < order(5); print(); (order(1) + order(2)) * order(3); print()
    d = {}; d[order("k")] = order("v"); print(d); l = [0]; l[order(0)] += order(7); print(l)

def p17():
    for i in range(3):
        if i == 5: break
    else: print("no break")
    while True:
        break
    else: print("never")
    i = 0
    while i < 2: i += 1
    else: print("while else", i)
    for a, (b, *c) in [(1, (2, 3, 4))]: print(a, b, c)
    for x in [1, 2, 3]: x *= 2
    print(x)
    for d["k"] in [1, 2]: pass
    print(d) if False else None

def p18():
    pass
    class CM:
        def __init__(s, n): s.n = n
        def __enter__(s): print("in", s.n); return s.n
        def __exit__(s, *a): print("out", s.n, a[0] and a[0].__name__); return s.n == 2
    with (CM(1) as a, CM(2) as b,): print(a, b); 1 / 0
    with CM(3), CM(2): raise KeyError

def p19():
    def f(x: "int", y: list[str] = None) -> dict: ...
    print(f.__annotations__, typing.get_type_hints(f) if False else "")
    class A: x: int = 1; y: "str"
    print(A.__annotations__, A.x)
    v: int
    print("v" in dir())

def p20():
    if NEW:
        class C: a: Undefined1
        try: C.__annotations__
        except NameError as e: print("lazy", e)
        import annotationlib
        print(annotationlib.get_annotations(C, format=annotationlib.Format.STRING))
        print(C.__annotate__ is not None)

def p21():
    def gen():
        x = yield 1
        print("got", x)
        y = yield from inner()
        print("inner ret", y)
        return 9
    def inner():
        z = yield 2
        return z
    g = gen(); print(next(g), g.send("a"))
    try: g.send("b")
    except StopIteration as e: print(e.value)

def p22():
    print("é" * 2, "\x41\u00e9\N{BULLET}\101\t|", r"\n", b"\x00a", "a\
    b", '''tri
    ple''', "a" 'b' """c""", u"x", rb"\x", Rb'q', len("👍"), "ß".upper(), "İ".lower(), ascii("é"))

def p23():
    assert (1, "x"), "always"
    print(__name__, __doc__, __debug__, type(__builtins__).__name__ if False else "", __file__[-6:])

def p24():
    class Outer:
        class Inner:
            def m(self): return __class__.__name__
        x = 1
        y = [x for _ in range(2)] if False else x
        def __priv(self): return "mangled"
        def call(self): return self.__priv()
    print(Outer.Inner().m(), Outer().call(), Outer()._Outer__priv(), Outer.Inner.__qualname__, Outer.call.__qualname__)

def p25():
    try:
        try: raise ValueError("a")
        except ValueError as e: raise TypeError("b") from None
    except TypeError as e: print(e.__suppress_context__, repr(e.__context__), e.__cause__)
    try: e
    except NameError as x: print(x)

def p26():
    def f(*, a, b=1): return a, b
    def g(*args, **kwargs): return f(*args, **kwargs)
    print(g(a=1), f(**{"a": 2}, b=3), [*range(2), *[5]], {*[1], *[1, 2]}, {**{"a": 1}, "a": 2}, (*"ab", "c"), print.__name__)

def p27():
    import os.path as p, collections.abc, asyncio.tasks as at; from os import path, sep as s; from math import floor, pi; print(p is path, s, floor(pi), collections.abc.Sized.__name__, at.__name__)
    try: from math import nope
    except ImportError as e: print(e)
    try: import nope_mod
    except ModuleNotFoundError as e: print(e, e.name)

def p28():
    print([[(i, j) for j in range(i)] for i in range(3)], {i: j for i, j in zip("ab", [1, 2])}, {c for c in "aab"} == {"a", "b"}, [x for x in range(10) if x % 2 if x > 3], sum(i for i in range(4)), [*map(str, (i for i in range(2)))], [a for b in [[1], [2]] for a in b])

def p29():
    x = 1
    class S:
        x = 2
        def f(self): return x
        l = [i for i in range(x)]
    print(S().f(), S.l)

def p30():
    def rec(n): return 1 if n < 2 else n * rec(n - 1)
    print(rec(20), rec(50) % 1000007, sys.getrecursionlimit())

def p31():
    print(int("12", 3), int(" 5 "), int("-0x1f", 16), float("1e-3"), float(" inf "), complex("1+2j"), bool("False"), str(1.0), repr("it's"), repr('a"b\'c'), 1e16, 1e15, 1.5e-5, 0.1, 100000000000000000.0, 1/3, -0.0, float("nan"), 2**63, 10**20, 1e22, 123456789.123456789)

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
