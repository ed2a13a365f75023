"""What the usual case of an instruction leaves to the general one: classes that change while they are
called, operands of other kinds, a slot without a value."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=7):
        self.x = x
        self.y = y


class Open:
    def __init__(self, first):
        self.first = first


def shown(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def make(kind, *args):
    if len(args) == 1:
        return kind(args[0])
    return kind(args[0], args[1])


def one(kind, value):
    return kind(value)


# The same call, of classes of all kinds.
class Quiet(Open):
    pass


class Loud(Open):
    def __init__(self, first):
        super().__init__(first)
        self.second = first


class Wrong:
    def __init__(self, first):
        return first


class Meta(type):
    def __call__(cls, *args):
        return "meta", args


class Called(metaclass=Meta):
    def __init__(self, first):
        raise RuntimeError("never")


class Made:
    def __new__(cls, first):
        return ("made", first)

    def __init__(self, first):
        raise RuntimeError("never")


for kind in (Point, Open, Quiet, Loud, Called, Made, list, str, int, len, Point, one):
    try:
        got = one(kind, "12")
        print(kind.__name__, getattr(got, "__dict__", got) if not isinstance(got, Point) else (got.x, got.y))
    except Exception as error:
        print(kind.__name__, type(error).__name__, error)
print(shown(one, Wrong, None).__class__.__name__, shown(one, Wrong, 3), shown(one, Wrong, "s"))
print(shown(make, Open, 1, 2))


# A class that changes between two calls.
def again(value):
    return one(Open, value).__dict__


print(again(1))
before = Open.__init__


def other(self, first):
    self.other = first


Open.__init__ = other
print(again(2))
Open.__setattr__ = lambda self, name, value: object.__setattr__(self, name.upper(), value)
print(again(3))
del Open.__setattr__
Open.__init__ = before
print(again(4))
Open.first = property(lambda self: 5, lambda self, value: self.__dict__.update(kept=value))
print(again(6))
del Open.first
print(again(7))


# Attributes in another order, or taken away meanwhile.
class Orders:
    def __init__(self, turned):
        if turned:
            self.b = 1
        self.a = 2
        self.b = 3
        del self.a
        self.a = 4
        self.c = 5


print([list(Orders(number % 2).__dict__.items()) for number in range(4)])


def slotless(point):
    point.z = 1


print(shown(slotless, Point(1))[:44], shown(slotless, object())[:45])


class Deep:
    def __init__(self, depth):
        self.inner = Deep(depth - 1) if depth else None


deep, count = Deep(50), 0
while deep is not None:
    deep, count = deep.inner, count + 1
print(count)


def endless(n):
    return Endless(n + 1)


class Endless:
    def __init__(self, n):
        self.next = endless(n)


try:
    Endless(0)
except RecursionError as error:
    print(type(error).__name__)


class Raises:
    def __init__(self, first):
        self.first = first
        raise KeyError(first)


try:
    one(Raises, "k")
except KeyError as error:
    print(repr(error), error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)


# Numbers: floats where integers are usual, and the other way round.
def less(n):
    return n - 0, n - 1, n + 0, n * 2


print(less(-0.0), less(0), less(True), less(2**63 - 1), less(-(2**63)), less(1e308), less(1.5))


def mixed(a, b):
    return a + b, a - b, a * b, a < b, a <= b, a == b, a != b, a > b, a >= b, a is b


nan, inf = float("nan"), float("inf")
print(mixed(1, 2.5), mixed(2.5, 1), mixed(2**53 + 1, 1.0), mixed(inf, inf), mixed(0.0, -0.0))
print(mixed(nan, 1.0)[3:], mixed(1.0, nan)[3:], mixed(2**53 + 1, float(2**53))[3:])


def divided(a, b):
    return a / b


print(divided(7, 2), divided(-7, 2), divided(2**60 + 1, 3), divided(1, 3.0), divided(0, -5))
print([shown(divided, *pair).split(":")[0] for pair in ((1, 0), (1.0, 0), (0, 0.0))])


def counted(n, step):
    turns = 0
    while n < 10:
        n += 3
        turns += 1
    while turns < step:
        turns += 1
    return n, turns


print(counted(0, 9), counted(0.5, 2), counted(2**63, 3), counted(True, 0))


def joined(word):
    while len(word) < 6:
        word += "ab"
    return word


print(joined("x"), shown(counted, "a", 1))


# Slots without a value.
def unbound(which):
    if which > 9:
        slot = 1
    if which == 0:
        print(slot)
    if which == 1:
        slot += 1
    if which == 2:
        return len(slot)
    if which == 3:
        return unbound(slot - 1)
    if which == 4:
        return slot
    return slot + slot


print([shown(unbound, which).split(" ")[0] for which in range(6)])


def gives(which):
    if which:
        slot = which
    yield slot
    slot = yield slot
    yield slot


print(list(gives(3)), shown(list, gives(0)).split(" ")[0])
given = gives(1)
print(next(given), next(given), given.send("sent"))


# Sequences from either end.
def at(items, place):
    return items[place]


for items in ([1, 2, 3], (4, 5, 6), "abc", range(3), b"xyz"):
    print(at(items, 0), at(items, -1), at(items, -3), shown(at, items, 3), shown(at, items, -4), at(items, True))


def swapped(items):
    for left in range(len(items) - 1):
        if items[left] > items[left + 1]:
            items[left], items[left + 1] = items[left + 1], items[left]
    return items


print(swapped([3, 1, 2.5, 2]), shown(swapped, [1, "a"]), shown(swapped, (2, 1)))


def nested():
    found = []
    for outer in (1, 2, 3):
        for inner in {outer: 1, -outer: 2}:
            if inner < 0:
                continue
            for _ in enumerate((inner, inner)):
                found.append(inner)
    return found


print(nested())
