from abc import ABC, ABCMeta, abstractmethod
from collections import deque
from collections.abc import *
import collections.abc as cabc


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


samples = [1, "s", [1], (1,), {1}, {1: 2}, range(3), b"b", deque(), iter([]), (x for x in []), len, int, frozenset()]
for name in ("Hashable", "Iterable", "Iterator", "Sized", "Container", "Collection", "Reversible", "Callable",
             "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Set", "MutableSet", "Generator"):
    print(name, [int(isinstance(s, getattr(cabc, name))) for s in samples])


async def co():
    pass


async def agen():
    yield 1


c = co()
print(isinstance(c, Awaitable), isinstance(c, Coroutine), isinstance(agen(), AsyncGenerator), isinstance(agen(), AsyncIterator))
c.close()


class Deck(Sequence):
    def __init__(self, *cards):
        self.cards = list(cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __len__(self):
        return len(self.cards)


d = Deck("a", "b", "c", "b")
print(list(d), list(reversed(d)), "b" in d, d.index("b"), d.count("b"), len(d))
attempt(lambda: d.index("z"))


class Shelf(MutableMapping):
    def __init__(self):
        self.items_ = {}

    def __getitem__(self, k):
        return self.items_[k]

    def __setitem__(self, k, v):
        self.items_[k] = v

    def __delitem__(self, k):
        del self.items_[k]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


s = Shelf()
s.update(a=1, b=2)
print(s.setdefault("c", 3), dict(s), s.pop("a"), s.get("q"), sorted(s.keys()), list(s.items()), list(s.values()), s == {"b": 2, "c": 3})
attempt(lambda: s.pop("nope"))
print(len(s.keys()), "b" in s, s.popitem(), dict(s))
match s:
    case {"c": n}:
        print("mapping pattern", n)


class Numbers(MutableSet):
    def __init__(self, it=()):
        self.d = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def add(self, x):
        if x not in self.d:
            self.d.append(x)

    def discard(self, x):
        if x in self.d:
            self.d.remove(x)


n = Numbers([1, 2, 3])
print(list(n & [2, 3, 4]), list(n | {9}), list(n - {1}), n == {1, 2, 3}, n <= {1, 2, 3, 4}, n.isdisjoint([7]), list(n ^ [3, 4]))
n |= {5}
n.remove(1)
attempt(lambda: n.remove(1))
print(list(n), n.pop())


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    def area(self):
        return 4

    name = "square"


class Half(Shape):
    def area(self):
        return 1


print(Square().area(), Square().name, sorted(Shape.__abstractmethods__), Square.__abstractmethods__)
attempt(lambda: Shape())
attempt(lambda: Half())


class Incomplete(Mapping):
    pass


attempt(lambda: Incomplete())


class Duck:
    def __len__(self):
        return 0


print(issubclass(Duck, Sized), isinstance(Duck(), Sized), issubclass(Duck, Iterable))


@Shape.register
class Blob:
    pass


print(issubclass(Blob, Shape), isinstance(Blob(), Shape), Blob.__mro__[1:])
attempt(lambda: issubclass(1, Shape))
print(Callable[[int, str], bool], Callable[..., int], Iterable[int], Mapping[str, int], Callable)


class Unhashable:
    __hash__ = None


print(isinstance(Unhashable(), Hashable), isinstance([], Hashable))
