# An object's __dict__ is set: what several objects share, a dict that is its own names, a mapping kept from before.
import copy
import json


class Borg:
    _shared = {}
    limit = 10

    def __init__(self, **names):
        self.__dict__ = self._shared
        self.__dict__.update(names)

    def total(self):
        return self.x + self.limit


a, b = Borg(x=1), Borg()
b.y = 2
print(a.y, b.x, a is b, Borg._shared, vars(a) is Borg._shared, a.__dict__ is b.__dict__)
print(a.total(), b.total())
b.limit = 20
print(a.limit, Borg.limit, [one.total() for one in (a, b)])
b.total = lambda: "shadowed"
print(a.total(), sorted(vars(b)), hasattr(a, "zz"), [name for name in dir(a) if not name.startswith("_")])
del a.total, a.x
for one in (a, b):
    try:
        one.total()
    except AttributeError as error:
        print(error)


class AttrDict(dict):
    def __init__(self, *args, **names):
        super().__init__(*args, **names)
        self.__dict__ = self


c = AttrDict(a=1)
c.b = 2
c["c"] = 3
print(c, c.c, len(c), "b" in c, vars(c) is c, json.dumps(c), {**c}, list(c.items()))
del c.a
c.update(d=4)
print(c, c.d, c == {"b": 2, "c": 3, "d": 4}, c.pop("d"), hasattr(c, "d"), dict(c))
e = copy.copy(c)
e.new = 1
print(type(e).__name__, e.new, "b" in e)


class Plain:
    kind = "class"

    def __init__(self):
        self.n = 1


p, q = Plain(), Plain()
before = p.__dict__
p.__dict__ = {"k": 5, "kind": "instance"}
print(p.k, p.kind, vars(p), hasattr(p, "n"), before)
p.z = 1
before["n"] = 7
print(p.__dict__, before)
d = {"q": 1}
p.__dict__ = d
d["w"] = 2
p.e = 3
del p.q
print(d, p.w, p.kind)
q.__dict__ = p.__dict__
q.new = 4
print(p.new, vars(q) is d)
for i in range(12):
    setattr(p, f"name{i}", i)
print(len(d), q.name11, sum(getattr(q, f"name{i}") for i in range(12)))
p.__dict__.clear()
print(vars(q))
for wrong in (5, [("a", 1)], None):
    try:
        p.__dict__ = wrong
    except TypeError as error:
        print(error)
names = vars(q)
names |= {"one": 1}
names.update({"two": 2}, three=3)
q.__dict__ |= {"four": 4}
print(p.one, p.two, p.three, p.four, names is vars(p), list(reversed(names)))
