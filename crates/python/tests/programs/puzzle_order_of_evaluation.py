class M:
    def __init__(s, n): s.n = n; print("init", n)
    def __enter__(s): print("enter", s.n); return s
    def __exit__(s, t, v, tb): print("exit", s.n, t and t.__name__); return s.n == "swallow"
with M("a") as a, M("b"): print("body")
with M("swallow"): raise ValueError
try:
    with M("x"): 
        with M("y"): raise KeyError("k")
except KeyError as e: print("out", e)
def deco(name):
    print("make", name)
    def d(f): print("apply", name); 
    return lambda f: (print("apply", name), f)[1]
@deco("one")
@deco("two")
def fn(): print("fn")
fn()
class D:
    def __get__(s, o, t): print("get"); return 5
    def __set__(s, o, v): print("set", v)
class K:
    d = D(); print("class body")
    def __init_subclass__(c): print("subclass", c.__name__)
    def __new__(c, *a): print("new", a); return super().__new__(c)
    def __init__(s, *a): print("init", a)
    def __getattribute__(s, n): print("ga", n); return object.__getattribute__(s, n)
class L(K): pass
k = L(1); k.d; k.d = 3
try: k.nope
except AttributeError as e: print(e)
print(sorted([3, 1, 2], key=lambda x: (print("key", x), x)[1])); x = [print(i) or i for i in range(2)]; print(x); print(any(print("chk", i) or i > 0 for i in range(3)))
def e(n): print("eval", n); return n
e(1) + e(2) * e(3); {e("k"): e("v")}; [e(1), e(2)][e(0)]; e(0) and e(1); e(1) or e(2); e(1) < e(2) < e(0) < e(9); print(*[e(1)], **{"sep": e("-")}); r = e("t") if e(0) else e("f"); a = b = e("rhs"); lst = [0]; lst[e(0)] = e("val"); lst[0] += e(1) if False else "!" if isinstance(lst[0], str) else 1
print(lst); del lst[e(0)]; assert e(True), e("msg"); (lambda x=e("default"): x)(); 
try: 
    try: raise e(ValueError("1"))
    finally: print("f1")
except ValueError as ex: print(ex)
print([e(i) for i in (1, 2) if e(i) > 1]); import functools; print(functools.reduce(lambda a, b: (print(a, b), a + b)[1], [1, 2, 3])); gen = (e(i) for i in range(3)); print(next(gen)); print("lazy"); print(next(gen)); f"{e(1)}{e(2)!r}"
match e(3):
    case 1 | 2: print("no")
    case n if e(n) == 3: print("match")
