#PRE
import sys, types, functools, collections, contextlib, io

def p1():
    def f(a, b=1): "doc"; return a
    f.attr = 5; print(f.attr, f.__dict__, f.__name__, f.__doc__, f.__defaults__, f.__code__.co_name, f.__module__, f.__globals__ is globals(), f.__closure__, f.__kwdefaults__, f.__qualname__, callable(f))
    f.__name__ = "g"; f.__doc__ = "new"; print(f.__name__, f.__doc__); f.__defaults__ = (9,); print(f(1)); del f.attr; print(hasattr(f, "attr")); f.__dict__["z"] = 1; print(f.z); print(f.__get__(5).__self__, f.__call__(3))

def p2():
    class A:
        x = 1
        def m(self): return self.x
    a = A(); a.__dict__["x"] = 5; print(a.m(), A.__dict__["x"], vars(A)["m"] is A.m, type(A.__dict__).__name__, A.m.__get__(a)(), A.m(a)); del a.x; print(a.x); a.__class__ = type("B", (A,), {"x": 7}); print(a.x, type(a).__name__, isinstance(a, A)); setattr(A, "y", 3); print(a.y, getattr(a, "nope", None)); delattr(A, "y"); print(hasattr(a, "y"), dir(a)[-2:])

def p3():
    class D:
        def __get__(self, o, t=None): return ("get", o is not None, t.__name__)
        def __set__(self, o, v): print("set", v)
        def __delete__(self, o): print("del")
    class ND:
        def __get__(self, o, t=None): return "nd"
    class C: d = D(); n = ND()
    c = C(); print(c.d, C.d, c.n); c.d = 5; del c.d; c.n = 8; print(c.n, vars(c)); C.d = 3; print(c.d)

def p4():
    class P:
        def __init__(self): self._v = 0
        v = property(lambda s: s._v, lambda s, x: setattr(s, "_v", x), doc="the v")
    p = P(); p.v = 4; print(p.v, P.v.__doc__, P.v.fget(p), P.v.fset is not None, P.v.fdel)

def p5():
    class Base:
        def __new__(cls, *a): print("new", cls.__name__, a); return super().__new__(cls)
        def __init__(self, *a): print("init", a)
    class Sub(Base):
        def __new__(cls, *a): return super().__new__(cls, *a) if a else 42
    print(Sub(), Sub(1).__class__.__name__)

def p6():
    class X:
        def __getattribute__(self, n): 
            if n == "magic": return "m"
            return super().__getattribute__(n)
        def __getattr__(self, n): return f"missing {n}"
        def __delattr__(self, n): print("delattr", n)
        def __dir__(self): return ["b", "a"]
        def __sizeof__(self): return 100
    x = X(); print(x.magic, x.foo, dir(x)); del x.q

def p7():
    class Ctx:
        def __enter__(self): raise ValueError("in enter")
        def __exit__(self, *a): print("never")
    try:
        with Ctx(): pass
    except ValueError as e: print(e)
    class Ctx2:
        def __enter__(self): return self
        def __exit__(self, *a): raise KeyError("from exit")
    try:
        with Ctx2(): raise ValueError("body")
    except KeyError as e: print(repr(e.__context__))

def p8():
    class Num:
        def __init__(self, v): self.v = v
        def __add__(self, o): return NotImplemented
        def __radd__(self, o): return f"radd {o}"
        def __iadd__(self, o): self.v += o; return self
        def __sub__(self, o): return "sub"
        def __lt__(self, o): return "lt"
        def __eq__(self, o): return "eq"
        def __contains__(self, o): return 5
        def __bool__(self): return False
        def __len__(self): return 3
        def __int__(self): return 7
        def __float__(self): return 7.5
        def __complex__(self): return 1j
        def __index__(self): return 2
        def __trunc__(self): return 9
        def __ceil__(self): return 8
        def __reversed__(self): return iter([3, 2])
        def __hash__(self): return 12
        def __invert__(self): return "inv"
        def __pos__(self): return "pos"
        def __lshift__(self, o): return "ls"
        def __rpow__(self, o): return "rpow"
        def __and__(self, o): return "and"
        def __rfloordiv__(self, o): return "rfd"
    n = Num(1); print(1 + n, n - 1, n < 2, n > Num(3), n == 1, 3 in n, bool(n), len(n), int(n), float(n), complex(n), [10, 20, 30][n], list(reversed(n)), hash(n), ~n, +n, n << 1, 2 ** n, n & 1, 7 // n, "abc"[n], range(n), bin(n), round(2.567, n)); n += 5; print(n.v, n != 2, not n, n or "falsy")
    import math; print(math.ceil(n))
    n + 1

def p9():
    class It:
        def __getitem__(self, i):
            if i > 2: raise IndexError
            return i * 10
    print(list(It()), 20 in It(), [*It()], max(It()), dict(zip("abc", It())))

def p10():
    class Sl:
        def __getitem__(self, k): return k
        def __setitem__(self, k, v): print("set", k, v)
        def __delitem__(self, k): print("del", k)
    s = Sl(); print(s[1], s[1:2], s[::2], s[1, 2], s[1:2, ...], s["a"], s[()]); s[0] = 1; s[1:2] = 3; del s[5]; s[0] += 1 if False else 2 if isinstance(s[0], str) else 0

def p11():
    print([x for x in (1, 2, 3) if (y := x) > 1], y, (lambda: (yield 1))().send(None), [i for i in range(3)][-1]); g = (i for i in range(3)); print(next(g), sum(g), g.gi_frame is None, g.gi_running, g.__name__, type(g))

def p12():
    def outer():
        x = 1
        def inc(): nonlocal x; x += 1; return x
        def get(): return x
        return inc, get
    i, g = outer(); i(); i(); print(g(), i.__closure__[0].cell_contents, i.__code__.co_freevars); i.__closure__[0].cell_contents = 100; print(g())

def p13():
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k): w.calls += 1; return f(*a, **k)
        w.calls = 0; return w
    @deco
    def h(x): "h doc"; return x
    h(1); h(2); print(h.calls, h.__name__, h.__doc__, h.__wrapped__(3))
    class Count:
        def __init__(self, f): functools.update_wrapper(self, f); self.f, self.n = f, 0
        def __call__(self, *a): self.n += 1; return self.f(*a)
        def __get__(self, o, t): return types.MethodType(self, o) if o else self
    @Count
    def k(x): return x
    k(1); print(k.n, k.__name__)
    class Z:
        @Count
        def m(self): return "zm"
    print(Z().m(), Z.m.n)

def p14():
    print(repr(print), repr(len), repr([].append)[:30], repr(str.upper), repr(int), repr(type), repr(Exception("a", 1)), repr(KeyError("k")), str(KeyError("k")), repr(slice(1, 2)), repr(range(0, 5, 2)), repr({}.items()), repr({1: 2}.keys()), repr(frozenset({1})), repr(set()), repr(b"a'"), repr(bytearray(b"x")), repr(1e300 * 10), repr(-0.0), repr((1,)), repr(...), repr("\u200b\x7f\xa0é"), repr(None), repr(True), repr(type(None)), repr(NotImplemented), repr(sys.version_info)[:25])

def p15():
    x = [1, 2, 3]; y = x; y += [4]; print(x, x is y); y = y + [5]; print(x, y); t = (1, 2); t += (3,); print(t); s = "a"; s *= 3; print(s); a = b = c = []; a.append(1); print(c); d = dict(a=1); e = d; e |= {"b": 2}; print(d); x[1:1] = [9, 9]; print(x); x[::2] = [0] * len(x[::2]); print(x); del x[1::2]; print(x); m, *n = "abc"; print(m, n); (q, w), r = [1, 2], 3; print(q, w, r); [u, v] = {1: 2, 3: 4}; print(u, v)

def p16():
    print(1 .__class__, (1).bit_length(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (5).bit_count(), 3.7.is_integer(), (0.5).as_integer_ratio(), 3.7.hex(), float.fromhex("0x1p-2"), (1+2j).conjugate(), abs(3+4j), (255).__format__("x"), 7 .__add__(1), (2).__pow__(3), True + True, int(True), 10**2, 5 // 2, -5 // 2, 5 % -3, divmod(5, -3), 2 ** 0.5, 0.1 + 0.2, round(0.5), round(1.5), round(2.675, 2), 1e-10, 1_000_000, 0x_ff, 3 == 3.0, 1 < 2 < 3 != 4, float("inf") > 10**400 if False else "", int(-3.9), int("-0b101", 0), complex("1+1j"), 5 .real, 5 .numerator)

def p17():
    try: raise ValueError("x") from None
    except ValueError as e: print(e.__cause__, e.__suppress_context__)
    try:
        try: raise KeyError(1)
        except KeyError: raise
    except KeyError as e: print(e.__context__)
    def f():
        try: return 1
        finally: print("f")
    print(f())
    def g():
        for i in range(3):
            try:
                if i == 1: return i
            finally: print("g", i)
    print(g())
    def h():
        while True:
            try: break
            finally: print("h")
        return "done"
    print(h())
    class E1(Exception): pass
    class E2(E1): pass
    for ex in (E1, E2, ValueError):
        try: raise ex("m")
        except E2: print("E2")
        except (E1, KeyError): print("E1")
        except Exception as e: print("other", e)
        else: print("no")
    e = ValueError("a"); e.extra = 1; e.add_note("n"); print(e.__notes__, e.extra, e.args, e == ValueError("a"), isinstance(e, Exception), BaseException.__subclasses__().__len__() > 3, ValueError.__mro__[1:3], OSError(2, "msg", "fn").filename, UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad").reason, StopIteration(5).value, SystemExit(3).code, ImportError("m", name="n").name, AttributeError("a", name="nn", obj=1).name, KeyError("k").args, SyntaxError("s").msg, TimeoutError() .args, ExceptionGroup("g", [ValueError(1)]).exceptions)

def p18():
    class M(type):
        def __iter__(cls): return iter(cls.items)
        def __len__(cls): return len(cls.items)
        def __contains__(cls, x): return x in cls.items
        def __getitem__(cls, i): return cls.items[i]
        def __getattr__(cls, n): return f"class attr {n}"
        def __instancecheck__(cls, o): return o == 5
        def __subclasscheck__(cls, c): return True
        def __repr__(cls): return f"<M {cls.__name__}>"
        def __eq__(cls, o): return True
        def __hash__(cls): return 1
        @property
        def prop(cls): return "meta prop"
    class K(metaclass=M): items = [1, 2]
    print(list(K), len(K), 1 in K, K[0], K.foo, isinstance(5, K), issubclass(int, K), K, K.prop, type(K) is M)

def p19():
    print("%s|%10s|%-10s|%05d|%.3f|%e|%g|%x|%o|%c|%r|%a|%%|%+d|% d|%#x|%*d" % ("s", "r", "l", 42, 3.14159, 12345.678, 0.0001, 255, 8, "c", "q", "é", 5, 5, 255, 5, 3), "%(a)s %(b).2f" % {"a": 1, "b": 2}, "{:>10}|{:<10}|{:^10}|{:*^10}|{:+}|{:,}|{:_}|{:b}|{:#o}|{:X}|{:e}|{:.2%}|{:g}|{!r}|{:>{w}}|{0}{0}".format(1, 2, 3, 4, 5, 6000, 7000, 8, 9, 255, 1.5, 0.25, 1e-5, "x", "y", w=4) if False else "", f"{3:03}{'a':>3}{[1]!s:>5}{1e3:.1e}{-1:+}{1000000:,}{0.1:.0%}{12:>+5}{12:=+6}{True}{None}")

for f in [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19]:
    try:
        f()
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)
