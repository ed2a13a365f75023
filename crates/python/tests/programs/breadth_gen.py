def countdown(n):
    print("start")
    while n > 0:
        cmd = yield n
        if cmd == "reset":
            n = 5
        n -= 1
    return "liftoff"


g = countdown(3)
print(g, type(g).__name__) if False else print(type(g).__name__)
print(next(g), g.send("reset"), next(g), g.gi_frame.f_locals, g.gi_running, g.gi_code.co_name)
for x in g:
    print("loop", x)
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def delegate():
    r = yield from countdown(2)
    print("result", r)
    yield "after"


print(list(delegate()))


def acc():
    total = 0
    try:
        while True:
            try:
                v = yield total
                total += v
            except ValueError as e:
                print("reset because", e)
                total = 0
    finally:
        print("cleanup", total)


a = acc()
next(a)
print(a.send(10), a.send(5), a.throw(ValueError("oops")), a.send(1))
a.close()
try:
    a.send(1)
except StopIteration as e:
    print(repr(e))
b = acc()
try:
    b.send(1)
except TypeError as e:
    print(e)


def fib():
    x, y = 0, 1
    while True:
        yield x
        x, y = y, x + y


from itertools import islice, takewhile
print(list(islice(fib(), 10)), sum(takewhile(lambda v: v < 100, fib())))
squares = (x * x for x in range(5))
print(next(squares), list(squares), sum(x for x in [1, 2]), squares.__name__, squares.gi_frame)


class Tree:
    def __init__(self, v, l=None, r=None):
        self.v, self.l, self.r = v, l, r

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r


print(list(Tree(2, Tree(1), Tree(4, Tree(3)))))


def bad():
    yield 1
    raise StopIteration("x")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def rerun():
    yield next(me)


me = rerun()
try:
    next(me)
except ValueError as e:
    print(e)


def ignore():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignore()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)
import inspect
g2 = countdown(1)
print(inspect.getgeneratorstate(g2), next(g2), inspect.getgeneratorstate(g2), inspect.isgenerator(g2), inspect.isgeneratorfunction(countdown), inspect.getgeneratorlocals(g2))
first, *rest = fib.__call__() if False else (1, 2, 3)
print(first, rest, *(v for v in "ab"), sep="/")
print(g2.gi_yieldfrom, max((len(w), w) for w in ["a", "bbb"]), dict((k, v) for k, v in zip("ab", [1, 2])), {x % 3 for x in range(9)})
