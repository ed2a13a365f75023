import functools
import time
import inspect


def timer(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        value = func(*args, **kwargs)
        print(f"Finished {func.__name__!r} in {time.perf_counter() - start:.0f} secs")
        return value
    return wrapper


def debug(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        sig = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print(f"Calling {func.__name__}({sig})")
        value = func(*args, **kwargs)
        print(f"{func.__name__}() returned {value!r}")
        return value
    return wrapper


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.num_calls = 0

    def __call__(self, *args, **kwargs):
        self.num_calls += 1
        return self.func(*args, **kwargs)


def repeat(_func=None, *, num_times=2):
    def deco(func):
        @functools.wraps(func)
        def wrapper(*a, **k):
            for _ in range(num_times):
                v = func(*a, **k)
            return v
        return wrapper
    return deco if _func is None else deco(_func)


def singleton(cls):
    instances = {}

    @functools.wraps(cls)
    def get(*a, **k):
        if cls not in instances:
            instances[cls] = cls(*a, **k)
        return instances[cls]
    return get


@singleton
class Config:
    """The config."""

    def __init__(self, v=1):
        self.v = v


@timer
@debug
def make_greeting(name, age=None, /, *args, title: str = "Mr", **kw) -> str:
    """인사말"""
    return f"Howdy {title} {name}"


@CountCalls
def say(x):
    return x


@repeat
def a():
    print("a")


@repeat(num_times=3)
def b():
    print("b")


make_greeting("Benjamin", 3, title="Dr")
say(1), say(2)
print(say.num_calls, say.__name__, make_greeting.__doc__, inspect.signature(make_greeting))
a()
b()
print(Config() is Config(5), Config.__name__, Config.__doc__)
print(inspect.signature(repeat), inspect.getfullargspec(repeat), list(inspect.signature(make_greeting).parameters.values())[3].kind)


def slow(rate):
    def d(f):
        last = [0.0]

        @functools.wraps(f)
        def w(*a, **k):
            wait = rate - (time.monotonic() - last[0])
            if last[0] and wait > 0:
                time.sleep(wait)
            last[0] = time.monotonic()
            return f(*a, **k)
        return w
    return d


@slow(0.1)
def count(n):
    return "liftoff" if n < 1 else count(n - 1)


t = time.monotonic()
print(count(3), round(time.monotonic() - t, 1))
sig = inspect.signature(lambda a, b=2, *c, d, **e: 0)
ba = sig.bind(1, d=4, z=5)
ba.apply_defaults()
print(sig, ba, ba.arguments)
try:
    sig.bind(1)
except TypeError as e:
    print(e)
try:
    make_greeting()
except TypeError as e:
    print(e)
