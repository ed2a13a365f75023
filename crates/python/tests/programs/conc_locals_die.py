"""The order in which a frame's variables die (the last one first, since 3.14)."""


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, end="; ")


def function(a):
    x, y = D("x"), D("y")
    print("end", end="; ")


def generator():
    p, q = D("p"), D("q")
    yield 1


async def coroutine():
    m, n = D("m"), D("n")


def raises():
    u, v = D("u"), D("v")
    raise ValueError


def args(*a, **k):
    print("in", end="; ")


function(D("a"))
print()
g = generator()
print(next(g), next(g, None))
g = generator()
next(g)
del g
print()
try:
    coroutine().send(None)
except StopIteration:
    print()
try:
    raises()
except ValueError:
    print()
args(D(7), D(8), z=D(9))
print()
items = [D(1), D(2)]
del items
print()
