class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountIter(self.n)

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return list(range(self.n, 0, -1))[i]
        if i >= self.n:
            raise IndexError(i)
        return self.n - i

    def __reversed__(self):
        return iter(range(1, self.n + 1))

    def __contains__(self, x):
        print("contains", x)
        return 1 <= x <= self.n


class CountIter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), len(c), c[0], c[1:], list(reversed(c)), 2 in c, *c, max(c), sorted(c), dict(zip(c, "abc")))
it = iter(c)
print(next(it), list(it), next(it, "default"))
try:
    next(it)
except StopIteration as e:
    print("Stop", e.value)


class OldStyle:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i * 10


print(list(OldStyle()), 20 in OldStyle(), iter(OldStyle()).__class__.__name__)
try:
    len(OldStyle())
except TypeError as e:
    print(e)
import random
random.seed(1)
rolls = iter(lambda: random.randint(1, 6), 6)
print(list(rolls))
a = iter([1, 2, 3, 4])
print(list(zip(a, a)), [x for x in iter("ab")], it.__class__.__name__)


class Bad:
    def __iter__(self):
        return 5


try:
    iter(Bad())
except TypeError as e:
    print(e)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
print([*range(3)], {**{"a": 1}, "b": 2}, hasattr(c, "__next__"))
from collections.abc import Iterator, Iterable, Generator, Sized, Sequence
print(isinstance(it, Iterator), isinstance(OldStyle(), Iterable), isinstance(Countdown(1), Iterable), isinstance((x for x in ""), Generator), issubclass(list, Sequence), isinstance({}, Sized))
