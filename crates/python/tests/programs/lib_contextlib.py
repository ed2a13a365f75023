import contextlib
import io
import sys
import types
from contextlib import (AsyncExitStack, ContextDecorator, ExitStack, aclosing, asynccontextmanager, closing,
                        contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress)


@types.coroutine
def tick():
    yield


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error, "| context:", repr(error.__context__))


@contextmanager
def tag(name):
    """Tags."""
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowing", e)
    finally:
        print(f"</{name}>")


with tag("b") as t:
    print(t)
with tag("b"):
    raise ValueError("x")


def body():
    with tag("i"):
        raise KeyError("k")


attempt(body)
print(tag.__name__, tag.__doc__)


@tag("deco")
def hello():
    print("hello")


hello()
hello()


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


@contextmanager
def stubborn():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def translating():
    try:
        yield
    except ValueError as e:
        raise TypeError("translated") from e


def use(cm, exc=None):
    with cm:
        if exc:
            raise exc
    return "done"


attempt(lambda: use(no_yield()))
attempt(lambda: use(two_yields()))
attempt(lambda: use(stubborn(), ValueError("v")))
attempt(lambda: use(translating(), ValueError("v")))
attempt(lambda: use(translating(), StopIteration("stop")))


class Res:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v)
        return self.swallow

    def close(self):
        print("close", self.name)


with closing(Res("c")):
    print("in")
with suppress(KeyError, ZeroDivisionError):
    {}["x"]
with suppress(ValueError):
    print("nothing")
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as g:
    print(repr(g))
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured")
err = io.StringIO()
with redirect_stderr(err):
    print("oops", file=sys.stderr)
print(repr(buf.getvalue()), repr(err.getvalue()))
with nullcontext(5) as five:
    print(five)

with ExitStack() as stack:
    for n in "ab":
        stack.enter_context(Res(n))
    stack.callback(print, "callback", 1, sep=":")
    stack.push(lambda t, v, tb: print("pushed", t))
    print("body")


def stacked(swallow):
    with ExitStack() as stack:
        stack.enter_context(Res("outer", swallow))
        stack.enter_context(Res("inner"))
        raise ValueError("from body")
    return "after"


attempt(lambda: stacked(True))
attempt(lambda: stacked(False))


def fails():
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")


attempt(fails)
attempt(lambda: ExitStack().enter_context(3))
s = ExitStack()
s.enter_context(Res("kept"))
later = s.pop_all()
s.close()
print("closed empty")
later.close()


class Timed(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop")
        return False


@Timed()
def work(n):
    """Works."""
    return n * 2


print(work(4), work.__name__)


@asynccontextmanager
async def conn(name):
    print("connect", name)
    await tick()
    try:
        yield name
    finally:
        await tick()
        print("disconnect", name)


class ARes:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, *exc):
        print("aexit", exc[0])


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with conn("db") as c:
        print("using", c)
    try:
        async with conn("x"):
            raise ValueError("inside")
    except ValueError as e:
        print("caught", e)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(conn("s1"))
        stack.enter_context(Res("sync"))
        await stack.enter_async_context(ARes())
        stack.push_async_callback(tick)
        print("async body")
    async with aclosing(numbers()) as ns:
        async for n in ns:
            print(n)
            break
    async with nullcontext(3) as three:
        print(three)
    try:
        await AsyncExitStack().enter_async_context(4)
    except TypeError as e:
        print(e)

    @conn("wrapped")
    async def inner():
        return "inner"
    print(await inner())


drive(main())
print(issubclass(Res, contextlib.AbstractContextManager), issubclass(ARes, contextlib.AbstractAsyncContextManager))
