import itertools as it
import operator
import functools

print(list(it.accumulate([1, 2, 3, 4], operator.mul, initial=10)), list(it.batched([1], 1)) if hasattr(it, "batched") else "no batched")
print(list(it.chain.from_iterable(["ab", "cd"])), list(it.compress("abcdef", [1, 0, 1, 0, 1])))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print([(k, list(g)) for k, g in it.groupby(sorted(["apple", "avocado", "bean", "beet", "corn"]), key=lambda s: s[0])])
print(list(it.islice(it.count(10, 2.5), 3)), list(it.islice("abcdefg", 1, None, 3)))
print(list(it.pairwise([1, 2, 3])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", "xyz", fillvalue="-")))
print(list(it.product("ab", repeat=2)), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)))
a, b = it.tee(iter([1, 2, 3]))
next(a)
print(list(a), list(b), list(it.repeat("x", 3)), list(it.filterfalse(str.isdigit, "a1b2")))
cyc = it.cycle("AB")
print([next(cyc) for _ in range(5)], it.count(3), it.repeat(7, 2), it.chain)


@functools.lru_cache(maxsize=2)
def f(x):
    print("compute", x)
    return x * x


print(f(1), f(2), f(1), f(3), f(2), f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__wrapped__(5), f.cache_parameters())


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return f"seq {len(x)}"


print(show("a"), show(3), show([1]), show((1, 2)), show(True), show.registry.keys())
p = functools.partial(int, base=2)
print(p("101"), p, functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(operator.add, [], 0))


@functools.total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(V(1) >= V(1), V(2) > V(3), V(1) <= V(2), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


class T:
    @functools.cached_property
    def v(self):
        print("once")
        return 42

    @functools.partialmethod
    def bad(self):
        pass

    def setx(self, v, unit):
        return f"{v}{unit}"

    cm = functools.partialmethod(setx, unit="cm")


t = T()
print(t.v, t.v, t.__dict__, t.cm(3))
try:
    functools.reduce(operator.add, [])
except TypeError as e:
    print(e)
print(operator.itemgetter(1, 2)("abc"), operator.attrgetter("real.imag")(3), operator.methodcaller("upper")("x"))


def deco(fn):
    @functools.wraps(fn)
    def inner(*a, **k):
        """inner doc"""
        return fn(*a, **k)
    return inner


@deco
def orig(a: int) -> str:
    """orig doc"""


print(orig.__name__, orig.__doc__, orig.__wrapped__.__name__, orig.__annotations__, orig.__qualname__)
