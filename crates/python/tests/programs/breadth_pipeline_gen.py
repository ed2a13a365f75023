import re
from functools import reduce
from itertools import groupby, islice
from operator import itemgetter


def read_lines(text):
    for n, line in enumerate(text.splitlines(), start=1):
        print(f"  read {n}")
        yield line


def grep(pat, lines):
    for line in lines:
        if re.search(pat, line):
            yield line


def fields(lines):
    for line in lines:
        name, _, value = line.partition("=")
        yield {"name": name.strip(), "value": int(value)}


def coroutine(f):
    def start(*a, **k):
        cr = f(*a, **k)
        next(cr)
        return cr
    return start


@coroutine
def broadcast(targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


@coroutine
def printer(prefix):
    try:
        while True:
            print(prefix, (yield))
    except GeneratorExit:
        print(prefix, "closed")


@coroutine
def averager():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n


text = """a = 1
# comment
b = 20
c = 300
d = 4"""
pipe = fields(grep(r"^\w+ = \d+", read_lines(text)))
print("created")
print(list(islice(pipe, 2)))
print("rest")
print([d["value"] for d in pipe])
b = broadcast([printer("A:"), printer("B:")])
b.send("one")
b.send("two")
b.close()
av = averager()
print([av.send(x) for x in (10, 20, 60)])
people = [("kim", "seoul"), ("lee", "busan"), ("park", "seoul")]
for city, grp in groupby(sorted(people, key=itemgetter(1)), key=itemgetter(1)):
    print(city, [p[0] for p in grp])
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.title, lambda s: s + "!")("  hello world "))
try:
    list(fields(["x = abc"]))
except ValueError as e:
    print(e)
print(sum(1 for _ in read_lines("x\ny")))
