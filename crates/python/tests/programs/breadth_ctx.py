import contextlib
import io
import sys
from contextlib import contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext, ContextDecorator


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(f"</{name}>")


with tag("b") as t:
    print(t)
with tag("i"):
    raise ValueError("inside")
try:
    with tag("u"):
        raise KeyError("other")
except KeyError as e:
    print("outer", e)


class Timer(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop", exc[0].__name__ if exc[0] else None)
        return False


@Timer()
def work(n):
    """doc"""
    return n * 2


print(work(4), work.__name__)
with ExitStack() as st:
    for n in "abc":
        st.enter_context(tag(n))
    st.callback(print, "callback", end="!\n")
    st.push(lambda *a: print("exit got", a[0]) or True)
    raise RuntimeError("swallowed")
with suppress(FileNotFoundError, ZeroDivisionError):
    1 / 0
    print("never")
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
    with contextlib.redirect_stderr(buf):
        print("err", file=sys.stderr)
print(repr(buf.getvalue()))
with nullcontext(5) as n:
    print(n)


class Res:
    def close(self):
        print("closed")


with closing(Res()) as r:
    print(type(r).__name__)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)


@contextmanager
def never():
    if False:
        yield


try:
    with never():
        pass
except RuntimeError as e:
    print(e)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
try:
    with open:
        pass
except TypeError as e:
    print(e)
cm = tag("once")
with cm:
    pass
try:
    with cm:
        pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__, e)
with (tag("x") as a, tag("y") as b):
    print(a + b)


class Swallow:
    def __enter__(self):
        raise OSError("enter")

    def __exit__(self, *a):
        print("not called")


try:
    with Swallow():
        pass
except OSError as e:
    print(e, e.args, e.errno)
st = ExitStack()
st.callback(print, "popped")
new = st.pop_all()
st.close()
new.close()
