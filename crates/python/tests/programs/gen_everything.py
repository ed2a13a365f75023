def counter(n):
    print("start")
    while n: 
        r = yield n
        if r: print("got", r); n = r
        else: n -= 1
    return "done"
g = counter(3); print(type(g).__name__, g.gi_running, g.gi_frame is not None, g.gi_code.co_name); print(next(g), g.send(2), next(g))
try: next(g)
except StopIteration as e: print("SI", e.value, g.gi_frame)
import inspect; g = counter(1); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g)); g.close(); print(inspect.getgeneratorstate(g))
def sub(): 
    x = yield 1
    print("x", x); return 10
def deleg(): r = yield from sub(); print("r", r); yield r + 1
d = deleg(); print(next(d), d.send("v"), list(d))
def handler():
    while True:
        try: v = yield
        except ValueError as e: print("caught", e); yield "handled"
        except GeneratorExit: print("exit"); return
h = handler(); next(h); print(h.throw(ValueError("bad"))); next(h); h.close()
try: h.send(1)
except StopIteration: print("closed")
try: counter(1).send(5)
except TypeError as e: print(e)
def selfcall(): next(me); yield
me = selfcall()
try: next(me)
except ValueError as e: print(e)
def ignore():
    try: yield
    except GeneratorExit: yield 2
i = ignore(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def flatten(x):
    for i in x:
        if isinstance(i, list): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, [3, [4]]], 5])), sum(x * x for x in range(4)), [*(c for c in "abc")])
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice, takewhile; print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 30, fib())))
def perm(s):
    if len(s) <= 1: yield s
    else:
        for i, c in enumerate(s): yield from (c + p for p in perm(s[:i] + s[i+1:]))
print(list(perm("abc"))); x = [1, 2, 3]; g = (v for v in x); x = [9]; print(list(g)); n = 2; g = (n * v for v in [1, 2]); n = 10; print(list(g))
class Tree:
    def __init__(s, v, l=None, r=None): s.v, s.l, s.r = v, l, r
    def __iter__(s):
        if s.l: yield from s.l
        yield s.v
        if s.r: yield from s.r
print(list(Tree(2, Tree(1), Tree(3))), max(Tree(5, Tree(1))), 3 in Tree(2, None, Tree(3)), dict(zip("ab", fib())))
def coroutine(f):
    def start(*a): c = f(*a); next(c); return c
    return start
@coroutine
def avg():
    t = n = 0; a = None
    while True: v = yield a; t += v; n += 1; a = t / n
a = avg(); print(a.send(10), a.send(20)); 
@coroutine
def grep(p, t):
    while True:
        l = yield
        if p in l: t.send(l)
@coroutine
def printer():
    while True: print("->", (yield))
gp = grep("py", printer()); gp.send("python"); gp.send("java")
def ctx():
    print("setup"); 
    try: yield "res"
    finally: print("teardown")
for r in ctx(): print(r); break
print("end"); it = iter([1, 2, 3]); print([(a, b) for a, b in zip(it, it)], list(it)); print(next(iter([]), "default"), list(iter(iter([1, 2, 0, 3]).__next__, 0)))
try:
    g = (1 / x for x in [1, 0]); print(next(g)); next(g)
except ZeroDivisionError as e: print(e); print(list(g))
def tracer():
    try: yield 1
    except Exception as e: raise RuntimeError("wrapped") from e
t = tracer(); next(t)
try: t.throw(KeyError("k"))
except RuntimeError as e: print(repr(e.__cause__))
