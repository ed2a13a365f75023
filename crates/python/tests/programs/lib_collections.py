import collections
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), *p, Point._fields, p._asdict(), p._replace(x=9))
print(Point.__doc__, Point.x.__doc__, Point._make([3, 4]), isinstance(p, tuple), hash(p) == hash((1, 2)))
attempt(lambda: Point(1))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, 2, z=3))
attempt(lambda: Point(1, x=3))
attempt(lambda: Point._make([1]))
attempt(lambda: p._replace(q=1))
attempt(lambda: setattr(p, "x", 5))
attempt(lambda: p.z)
for bad in ("class x", "_a b", "a a", "1a"):
    attempt(lambda: namedtuple("Bad", bad))
attempt(lambda: namedtuple("Bad", "a", defaults=(1, 2)))
print(namedtuple("R", "a class a _b", rename=True)._fields)
Acc = namedtuple("Acc", ["owner", "balance", "kind"], defaults=[0, "giro"])
print(Acc("me"), Acc._field_defaults, Acc("you", kind="x"))
attempt(lambda: Acc())
attempt(lambda: Acc(1, 2, 3, 4))
print(Point.__name__, Point.__module__, Point, sorted([Point(2, 1), Point(1, 5)]))


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vec(1, 2) + Vec(2, 2), Vec(3, 4).norm)
match p:
    case Point(x=1, y=b):
        print("matched", b)
match p:
    case Point(a, b):
        print("matched", a, b)

c = Counter("mississippi")
print(c, c["z"], c.most_common(2), c.total(), list(c.elements())[:3])
c.update("mm")
c.subtract({"s": 10})
print(c, +c, -c, c.most_common(), c.most_common(1))
d1, d2 = Counter(a=3, b=1), Counter(a=1, b=2)
print(d1 + d2, d1 - d2, d1 & d2, d1 | d2, d1 == d2, d1 <= d1 + d2)
d1 += d2
del d1["nothing"]
print(d1, Counter(), dict(d1), sum(d1.values()), Counter(["x"] * 2 + ["y"]), "a" in d1)
attempt(lambda: Counter.fromkeys("ab"))
print(Counter(a=0) == Counter(), Counter(a=1) < Counter(a=2))

od = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
od.move_to_end("a")
print(od, list(od), od.popitem(), od.popitem(last=False), od)
od["x"] = 1
od.move_to_end("x", last=False)
print(list(reversed(od)), od == OrderedDict(c=3, x=1), od == {"c": 3, "x": 1}, OrderedDict())
attempt(lambda: OrderedDict().popitem())
attempt(lambda: od.move_to_end("q"))
print(OrderedDict.fromkeys("ab", 0), od | {"n": 1}, od.copy() == od, od.pop("x"), od.pop("zz", None))

base, extra = {"a": 1, "b": 2}, {"b": 20, "c": 30}
cm = ChainMap(extra, base)
print(cm, cm["b"], cm["a"], list(cm), len(cm), cm.get("q", 0), cm.parents, "c" in cm, dict(cm))
cm["new"] = 1
child = cm.new_child({"a": 0})
print(extra, child["a"], child.maps[1] is extra, sorted(child.items()))
attempt(lambda: cm["q"])
attempt(lambda: cm.pop("a"))


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)


low = Lower(ABC=1)
low["DEF"] = 2
low.update(GHI=3)
print(low, list(low), len(low), low.get("abc"), "def" in low, low.pop("ghi"), low | {"z": 1})
attempt(lambda: low["none"])
ul = UserList([3, 1, 2])
ul.append(0)
ul.sort()
print(ul, ul[1:], ul + [9], type(ul[1:]).__name__, len(ul), 3 in ul, list(reversed(ul)), ul == [0, 1, 2, 3])
us = UserString("hello")
print(us, us.upper(), us + "!", us[1:3], len(us), us.count("l"), repr(us), us == "hello")

dq = deque([1, 2, 3], maxlen=3)
dq.append(4)
dq.rotate(1)
print(dq, dq[0], list(dq), dq.maxlen)
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dict(dd), dd.default_factory, dd.get("q"))
attempt(lambda: collections.nothing)
from collections import *
print(collections.abc.Mapping, Counter.__module__)
