x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"
        return x
    inner()
    return x


print(outer(), x)


def f():
    print(x)
    x = 1


try:
    f()
except UnboundLocalError as e:
    print(type(e).__name__, e)


def g():
    global newvar
    newvar = 5


g()
print(newvar)


def make():
    def a():
        return b()
    return a


try:
    make()()
except NameError as e:
    print(e)
try:
    del undefined
except NameError as e:
    print(e)


def counter():
    n = 0

    def inc():
        n += 1
        return n
    return inc


try:
    counter()()
except UnboundLocalError as e:
    print(e)
class A:
    y = 1
    z = [y for _ in range(2)] if False else [1]
    def m(self):
        return y


try:
    A().m()
except NameError as e:
    print(e)
try:
    class B:
        q = 1
        w = [q for _ in range(2)]
except NameError as e:
    print(e)


def deleted():
    v = 1
    del v
    return v


try:
    deleted()
except UnboundLocalError as e:
    print(e)
try:
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    print(err)
except NameError as e:
    print(e)
print([i for i in range(3)], "i" in dir(), (lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5))
funcs = {name: (lambda n=name: n * 2) for name in "ab"}
print({k: v() for k, v in funcs.items()}, locals() is globals(), __name__, max.__module__, outer.__qualname__)
if (n := len("hello")) > 3:
    print(n)
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(20), f.__code__.co_varnames, outer.__code__.co_cellvars)
def kw(a, /, b, *, c): return a, b, c
import functools
print(functools.partial(kw, 1, c=3)(2), kw(1, b=2, c=3))
def ann(a: int, b: "str" = "x") -> None: """doc"""
print(ann.__annotations__, ann.__doc__, ann.__defaults__, ann.__kwdefaults__)
