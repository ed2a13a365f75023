import inspect
from itertools import islice, chain, accumulate, groupby, count, takewhile


def averager():
    total = n = 0
    average = None
    try:
        while True:
            try:
                value = yield average
            except ValueError as e:
                print("ignored", e)
                continue
            if value is None:
                return total, n
            total += value
            n += 1
            average = total / n
    finally:
        print("averager closed")


def delegate(results):
    while True:
        results.append((yield from averager()))


avg = averager()
print(inspect.getgeneratorstate(avg))
next(avg)
print(avg.send(10), avg.send(20), avg.throw(ValueError("nope")), avg.send(30))
print(inspect.getgeneratorstate(avg), avg.gi_frame.f_locals["n"], avg.gi_running)
avg.close()
print(inspect.getgeneratorstate(avg))
results = []
d = delegate(results)
next(d)
for x in (1, 2, 3, None, 4, 5, None):
    d.send(x)
print(results)
d.close()


def primes():
    seen = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, seen)):
            seen.append(n)
            yield n


print(list(islice(primes(), 10)))
print(list(accumulate(islice(primes(), 6), lambda a, b: a * b)))
print({k: list(g) for k, g in groupby(sorted("concurrency"))})


def flatten(x):
    for item in x:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4])], [], 5])))
g = (x for x in range(3))
print(next(g), list(g), next(g, "end"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)


def bad():
    yield 1
    raise StopIteration("x")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def ret():
    return 5
    yield


try:
    next(ret())
except StopIteration as e:
    print(e.value)
gen = averager()
try:
    gen.send(1)
except TypeError as e:
    print(e)
