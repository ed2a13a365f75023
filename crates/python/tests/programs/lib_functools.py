import functools
from functools import (cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce,
                       singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def loud(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """wrapper's own text"""
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper


@loud
def add(a: int, b: int = 2) -> int:
    """Adds."""
    return a + b


add.mark = 1
print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__module__, add.__qualname__)
print(add.__wrapped__(3), add.__dict__.keys() >= {"mark", "__wrapped__"})


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)])
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__name__)


@lru_cache
def plain(n, *, unit="s"):
    return f"{n}{unit}"


print(plain(1), plain(1, unit="m"), plain(1.0), plain(True), plain.cache_info())


@lru_cache(maxsize=None, typed=True)
def typed(n):
    return type(n).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed.cache_info())


@lru_cache(maxsize=0)
def never(n):
    return n


never(1), never(1)
print(never.cache_info())
attempt(lambda: lru_cache(maxsize="x"))
attempt(lambda: square([1]))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


class Tree:
    def __init__(self, size):
        self.size = size

    @lru_cache
    def scaled(self, by):
        print("scaling")
        return self.size * by

    @cached_property
    def area(self):
        """How large."""
        print("measuring")
        return self.size ** 2


t = Tree(3)
print(t.scaled(2), t.scaled(2), t.area, t.area, t.__dict__)
del t.area
print(t.area, Tree.area.__doc__, Tree.area.attrname)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


attempt(lambda: Slotted().x)


class Late:
    pass


Late.p = cached_property(lambda self: 1)
attempt(lambda: Late().p)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 3)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, max(a, b).parts)
attempt(lambda: a >= 3)


@total_ordering
class ByGe:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n


print(ByGe(1) < ByGe(2), ByGe(1) > ByGe(1), ByGe(1) <= ByGe(1))
attempt(lambda: total_ordering(type("Nothing", (), {})))

two = partial(pow, 2)
print(two(10), partial(two, 3)(5), two.func is pow, two.args, two.keywords)
print(partial(int, base=2)("101"))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, why="?"):
        self.alive = state
        return (state, why)

    birth = partialmethod(set_state, True)
    death = partialmethod(set_state, False, why="age")


c = Cell()
print(c.birth(), c.alive, c.death(), c.alive, c.death(why="x"))
attempt(lambda: partialmethod(3))


@singledispatch
def show(x, prefix=""):
    return f"{prefix}object {x}"


@show.register
def _(x: int, prefix=""):
    return f"{prefix}int {x}"


@show.register(list)
@show.register(tuple)
def _(x, prefix=""):
    return prefix + "seq of " + ", ".join(show(e) for e in x)


@show.register
def _(x: float | complex, prefix=""):
    return f"{prefix}number {x}"


print(show("a"), show(1), show(True), show([1, "x", (2, 3)]), show(1.5), show(2j, prefix=">"))
print(show.dispatch(bool) is show.dispatch(int), list(show.registry)[:2], show.__name__)
attempt(lambda: show())
attempt(lambda: show.register(3))
attempt(lambda: show.register("text"))


class Animal:
    pass


class Dog(Animal):
    pass


@show.register(Animal)
def _(x, prefix=""):
    return "animal"


print(show(Dog()))


class Printer:
    @singledispatchmethod
    def emit(self, arg):
        return f"other {arg}"

    @emit.register
    def _(self, arg: int):
        return f"int {arg}"

    @emit.register(str)
    def _(self, arg):
        return f"str {arg}"


print(Printer().emit(1), Printer().emit("s"), Printer().emit(None))
print(reduce(lambda x, y: x * y, [1, 2, 3, 4]), reduce(max, [], 7))
attempt(lambda: reduce(max, []))
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda x, y: len(y) - len(x))))

from abc import ABC
from collections.abc import Iterable, Sized, Mapping


@singledispatch
def kind(x):
    return "thing"


kind.register(Iterable, lambda x: "iterable")
kind.register(Mapping, lambda x: "mapping")
print(kind({}), kind([1]), kind("s"), kind(3))
attempt(lambda: functools.nothing)
