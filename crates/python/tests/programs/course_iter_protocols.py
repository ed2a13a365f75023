from collections.abc import Iterator, Iterable, Mapping, MutableMapping, Sequence, Generator, Coroutine, Awaitable, Callable, Hashable
import itertools


class Countdown:
    def __init__(self, start): self.start = start
    def __iter__(self): return CountdownIter(self.start)
    def __reversed__(self): return iter(range(1, self.start + 1))
    def __len__(self): return self.start
    def __length_hint__(self): return self.start


class CountdownIter(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return i * 10


class Lower(MutableMapping):
    def __init__(self, *a, **k): self._d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self._d[k.lower()]
    def __setitem__(self, k, v): self._d[k.lower()] = v
    def __delitem__(self, k): del self._d[k.lower()]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)


class Vec(Sequence):
    def __init__(self, *xs): self.xs = xs
    def __getitem__(self, i): return self.xs[i]
    def __len__(self): return len(self.xs)


c = Countdown(3)
print(list(c), list(reversed(c)), isinstance(c, Iterable), isinstance(iter(c), Iterator), list(Old()), 20 in Old(), list(iter(c)))
l = Lower({"A": 1}, B=2)
print(l["a"], "b" in l, l.pop("B"), l.setdefault("C", 5), dict(l), l.get("zz"), list(l.items()), l == {"a": 1, "c": 5})
v = Vec(1, 2, 3, 2)
print(v.index(2), v.count(2), 3 in v, list(reversed(v)), v[1:], isinstance(v, Hashable), issubclass(Vec, Sequence))
it = iter(lambda s=iter([1, 2, 0, 3]): next(s), 0)
print(list(it), next(iter([]), "none"), list(zip(range(3), "ab", strict=False)))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    iter(5)
except TypeError as e:
    print(e)
try:
    next([])
except TypeError as e:
    print(e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
try:
    {}.popitem()
except KeyError as e:
    print(e)
try:
    for k in (d := {"a": 1}):
        d[k + "x"] = 2
except RuntimeError as e:
    print(e)
try:
    hash([])
except TypeError as e:
    print(e)
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
try:
    "a" + 1
except TypeError as e:
    print(e)
try:
    [1][5]
except IndexError as e:
    print(e)
try:
    int([])
except TypeError as e:
    print(e)
try:
    len(5)
except TypeError as e:
    print(e)
try:
    None.x
except AttributeError as e:
    print(e)
try:
    print(**{"bad": 1})
except TypeError as e:
    print(e)
try:
    open("/nope/x")
except FileNotFoundError as e:
    print(e)
try:
    import nothing_here
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from os import nothing_here
except ImportError as e:
    print(str(e)[:46])
try:
    eval("1 +")
except SyntaxError as e:
    print(e.msg, e.lineno)
g = (x for x in [1])
print(isinstance(g, Generator), g.gi_code.co_name, type(g), [*g])
