def say(what, value):
    print("eval", what)
    return value


def gen(name):
    for i in range(2):
        print("item", name, i)
        yield i


def f(*args, **kwargs):
    print(args, kwargs)


class C:
    def m(self, *args, **kwargs):
        print(args, kwargs)


f(*gen("a"), k=say("k", 1))
f(say("x", 0), *gen("b"), k=say("k", 1))
f(*gen("c"), *gen("d"), k=say("k", 1))
f(*gen("e"), **say("map", {"z": 1}))
C().m(*gen("g"), k=say("k", 2), **{"q": 3})
f(*gen("h"))
try:
    f(*5, k=say("k", 1))
except TypeError as e:
    print(e)
