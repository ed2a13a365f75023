import contextlib
import io
import sys
import time


class Timer:
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        print("enter", self.label)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.label, kind and kind.__name__, value)
        return kind is KeyError


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with Timer("a") as a, tag("b") as b:
    print(a.label, b)
with Timer("k"):
    {}["missing"]
with tag("v"):
    raise ValueError("inside")
with contextlib.suppress(ZeroDivisionError, IndexError):
    [][1]
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("hidden")
print(repr(buffer.getvalue()))
with contextlib.ExitStack() as stack:
    for n in range(3):
        stack.enter_context(tag(f"s{n}"))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *exc: print("push", exc[0]))
    moved = stack.pop_all()
print("popped")
moved.close()


@tag("deco")
def f():
    return 5


print(f(), f())
try:
    with contextlib.closing(io.StringIO("x")) as s:
        print(s.read())
        s.close()
        s.read()
except ValueError as e:
    print(e)
try:
    with 5:
        pass
except TypeError as e:
    print(e)


@contextlib.contextmanager
def never():
    return
    yield


try:
    with never():
        pass
except RuntimeError as e:
    print(e)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)
with contextlib.nullcontext(7) as x:
    print(x)
