from functools import wraps
from inspect import getgeneratorstate

def coroutine(func):
    @wraps(func)
    def primer(*args, **kw):
        gen = func(*args, **kw)
        next(gen)
        return gen
    return primer

@coroutine
def averager():
    """Running average."""
    total = count = 0
    average = None
    try:
        while True:
            try:
                term = yield average
            except ZeroDivisionError:
                print("*** ZeroDivisionError handled")
                continue
            if term is None:
                break
            total += term
            count += 1
            average = total / count
    except GeneratorExit:
        print("closing at", count)
        raise
    finally:
        print("finally")
    return (count, average)

a = averager()
print(a.send(10), a.send(30), a.send(5))
print(a.throw(ZeroDivisionError))
print(getgeneratorstate(a))
try:
    a.send(None)
except StopIteration as exc:
    print("result:", exc.value)
print(getgeneratorstate(a), a.gi_frame)

def grouper(results, key):
    while True:
        results[key] = yield from averager.__wrapped__()

results = {}
for key, values in {"girls;kg": [40.9, 38.5], "boys;m": [1.38, 1.5, 1.32]}.items():
    g = grouper(results, key)
    next(g)
    for v in values:
        g.send(v)
    g.send(None)
print({k: (c, round(m, 2)) for k, (c, m) in results.items()})
b = averager()
b.send(1)
del b
c = averager()
print(c.gi_running, c.gi_code.co_name, c.__name__, c.__qualname__)
try:
    c.send("x")
except TypeError as e:
    print(e)
try:
    c.send(1)
except StopIteration as e:
    print("dead", e.value)
