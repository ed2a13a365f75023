import inspect
def g():
    r = yield 1
    print("r", r)
    try:
        yield 2
    except KeyError as e:
        print("KE", e); yield "handled"
    finally: print("fin")
    return "ret"
x = g(); print(inspect.getgeneratorstate(x), next(x), x.send("hey"), x.throw(KeyError("k")))
print(inspect.getgeneratorstate(x), x.gi_frame.f_lineno, x.gi_running, x.gi_yieldfrom, inspect.getgeneratorlocals(x))
try: next(x)
except StopIteration as e: print(e.value, inspect.getgeneratorstate(x), x.gi_frame)
y = g()
try: y.send(3)
except TypeError as e: print(e)
y.close(); print(inspect.getgeneratorstate(y)); print(list(y))
def outer():
    res = yield from g(); print("res", res)
    yield from [10, 20]; return 5
def top(): v = yield from outer(); print("v", v)
print(list(top()))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def si(): raise StopIteration("x"); yield
try: next(si())
except RuntimeError as e: print(e, repr(e.__cause__))
def acc():
    t = 0
    while True:
        v = yield t
        if v is None: return t
        t += v
a = acc(); next(a); a.send(5); a.send(6)
try: a.send(None)
except StopIteration as e: print(e.value)
def run():
    try: yield
    except ValueError as e: return e
r = run(); next(r)
try: r.throw(ValueError, "msg")
except StopIteration as e: print(repr(e.value))
try: r.throw(5)
except TypeError as e: print(e)
def rec(n): 
    if n: yield n; yield from rec(n-1)
print(*rec(5), sep=",")
gen = (i*i for i in range(3)); print(gen.__name__, gen.__qualname__, sum(gen), sum(gen))
def twice():
    me = yield
    next(me)
t = twice(); next(t)
try: t.send(t)
except ValueError as e: print(e)
def sub():
    try: yield 1
    finally: print("sub closed")
def del_(): yield from sub()
d = del_(); next(d); d.close()
d = del_(); next(d); del d
try: list(1 for _ in 5)
except TypeError as e: print(e)
