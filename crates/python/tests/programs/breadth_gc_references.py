import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, ref() if self.name == "a" else "")


a = Node("a")
a.other = a
ref = weakref.ref(a, lambda r: print("reference told", r() is None))
a.own = weakref.ref(a, lambda r: print("never told"))
del a
print(ref().name, gc.collect() > 0, ref())
b = Node("b")
b.other = b
proxy = weakref.proxy(b, lambda p: print("proxy told"))
del b
print(gc.collect() > 0)
for attempt in (lambda: delattr("abc", "upper"), lambda: setattr("abc", "upper", 1), lambda: delattr([], "nope")):
    try:
        attempt()
    except AttributeError as e:
        print(e)


def names(p, *args, q=1, **kw):
    total = [i for i in range(3)]
    caught = 5
    for loop in total:
        inner = lambda: caught
    return {k: v for k, v in kw.items()}


print(names.__code__.co_varnames, names.__code__.co_cellvars)
