from collections import *
inventory = {"apple": 3}
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1); print(p, p._asdict(), p._replace(y=5), Point._fields, Point._make([1, 2]), p.x + p[1])
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: p._replace(z=1), lambda: setattr(p, "x", 2), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "1a"), lambda: namedtuple("B", "class"), lambda: p.z):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(namedtuple("R", "a class a", rename=True)._fields)
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], +c, -c, c - Counter("iiii"), c & Counter("ms"), c | Counter("zzz"), sum(c.values()), c.total(), list(c.elements())[:3]); c.subtract("mm"); print(c); c.update({"q": 2}); print(sorted(c.items()))
d = defaultdict(list); d["a"].append(1); print(d, d.get("zz"), "zz" in d, dict(d)); d2 = defaultdict(lambda: 5); print(d2["x"], d2.default_factory is not None)
try: defaultdict(5)
except TypeError as e: print(e)
try: defaultdict()["x"]
except KeyError as e: print(repr(e))
q = deque(range(5), maxlen=5); q.rotate(2); print(q); q.append(9); q.appendleft(8); print(q, q[0], q.index(2), q.count(1)); q.extend([1, 2]); q.extendleft([3]); print(q, q.maxlen, list(reversed(q))); q.insert(1, 5) if len(q) < 5 else None
try: q.insert(0, 1)
except IndexError as e: print(e)
try: deque().pop()
except IndexError as e: print(e)
try: q.remove(99)
except ValueError as e: print(e)
try:
    for x in q: q.append(1)
except RuntimeError as e: print(e)
try:
    dd = {1: 2}
    for k in dd: dd[k + 1] = 1
except RuntimeError as e: print(e)
try:
    s = {1}
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm, cm.new_child({"c": 1}), cm.parents, len(cm)); cm["b"] = 9; print(cm.maps)
try: cm["zz"]
except KeyError as e: print(e)
try: del cm["zz"]
except KeyError as e: print(e)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), od == {"a": 1})
try: od.move_to_end("q")
except KeyError as e: print(e)
try: OrderedDict().popitem()
except KeyError as e: print(e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
u = UD(A=1); u["B"] = 2; print(u, "a" in u, list(u)); print(UserList([1, 2]) + [3], UserString("ab") * 2)
print(inventory["banana"])
