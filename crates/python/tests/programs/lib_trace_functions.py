"""Trace and profile functions: what they are told, in which order."""
import sys
import threading


def tracer(frame, event, arg):
    about = (arg[0].__name__, str(arg[1])) if event == "exception" else arg if isinstance(arg, (int, list)) else None
    print(event, frame.f_code.co_name, frame.f_lineno, about)
    return tracer


def f(x):
    y = x + 1
    if y > 2:
        y = 0
    else:
        y = 5
    for i in range(2):
        y += i
    while True:
        y += 1
        if y > 7:
            break
    while y > 6:
        y -= 1
        continue
    try:
        g(y)
    except ValueError as e:
        z = 1
    finally:
        z = 2
    with C() as c:
        z = 3
    return y


def g(y):
    if y: raise ValueError("bad")


class C:
    def __enter__(self): return self
    def __exit__(self, *a):
        return False


def gen():
    yield 1
    yield 2


def deep(n):
    try:
        if n == 0:
            raise KeyError("k")
        deep(n - 1)
    finally:
        n += 1


def small():
    a = [i for i in range(2)]
    c = sum(i for i in range(2))
    d = (lambda q: q)(1)
    pass
    assert a
    del c
    a[0], *rest = 1, 2
    if a and d: return a


def decorated(function):
    return function


sys.settrace(tracer)
f(1)
for v in gen(): pass
small()
try:
    deep(1)
except KeyError:
    pass
class K:
    a = 1
    def m(self):
        pass
K().m()
@decorated
def d(): return 3
d()
sys.settrace(None)
f(2)
print(sys.gettrace())


def prof(frame, event, arg):
    name = arg.__name__ if event.startswith("c_") else arg
    print(event, frame.f_code.co_name, frame.f_lineno, name)


def calls(x):
    return len([x]) + abs(-1)


def bad():
    [].index(3)


sys.setprofile(prof)
calls(1)
list(gen())
try: bad()
except ValueError: pass
sorted([2, 1], key=lambda v: v)
print("hi", end="\n")
sys.setprofile(None)


def by_file(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    line = frame.f_lineno - frame.f_code.co_firstlineno
    print(threading.current_thread().name, event, frame.f_code.co_name, line)
    return by_file


def work(n):
    for i in range(n):
        pass
    return n


threading.settrace(by_file)
t = threading.Thread(target=work, args=(2,), name="W"); t.start(); t.join()
threading.settrace(None)
t = threading.Thread(target=work, args=(1,), name="X"); t.start(); t.join()


def lines(frame, event, arg):
    if event == "line":
        seen.append((frame.f_lineno, dict(frame.f_locals)))
    return lines


def h(a):
    b = a * 2
    c = b + 1
    return c


seen = []
sys.settrace(lines); h(3); sys.settrace(None)
print(seen)


def only_calls(frame, event, arg):
    print("call", frame.f_code.co_name, frame.f_back.f_code.co_name)


sys.settrace(only_calls); h(1); work(1); sys.settrace(None)


def boom(frame, event, arg):
    raise RuntimeError("in trace")


try:
    sys.settrace(boom); h(1)
except RuntimeError as e:
    print("got", e, sys.gettrace())
for function in sys.settrace, sys.setprofile:
    try: function()
    except TypeError as e: print(e)
