import weakref
import gc
import sys


class Event:
    def __init__(self):
        self._subs = weakref.WeakSet()
        self._by = weakref.WeakValueDictionary()

    def sub(self, o):
        self._subs.add(o)
        self._by[o.name] = o

    def fire(self, msg):
        for s in sorted(self._subs, key=lambda s: s.name):
            s.notify(msg)


class Sub:
    def __init__(self, name):
        self.name = name

    def notify(self, m):
        print(self.name, "<-", m)

    def __del__(self):
        print("del", self.name)


e = Event()
a, b = Sub("a"), Sub("b")
e.sub(a)
e.sub(b)
e.fire("hello")
del a
e.fire("again")
print(list(e._by.keys()), len(e._subs))
r = weakref.ref(b, lambda r: print("callback", r() is None))
print(r() is b, weakref.getweakrefcount(b), r)if False else print(r() is b)
b = None
m = Sub("m")
wm = weakref.WeakMethod(m.notify)
wm()("via weakmethod")
p = weakref.proxy(m)
print(p.name)
fin = weakref.finalize(m, print, "finalized", 42)
print(fin.alive)
del m
print(fin.alive, wm())
try:
    p.name
except ReferenceError as ex:
    print(ex)
try:
    weakref.ref(5)
except TypeError as ex:
    print(ex)


class Node:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("node collected")


gc.disable()
n = Node()
del n
print("before gc")
print(gc.collect() > 0)
gc.enable()
x = []
print(sys.getrefcount(x), gc.is_tracked(x), gc.is_tracked(5), gc.isenabled(), gc.get_threshold())


class S:
    __slots__ = ("a", "__weakref__")


s = S()
print(weakref.ref(s)() is s)
s2 = type("S2", (), {"__slots__": ()})()
try:
    weakref.ref(s2)
except TypeError as ex:
    print(ex)
cache = weakref.WeakKeyDictionary()
k = S()
cache[k] = "v"
print(len(cache), cache[k])
del k
print(len(cache))
atexit_obj = Sub("global at exit")
