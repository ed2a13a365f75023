from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap, UserDict, UserList, UserString

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], list(c.elements())[:4], c.total())
c.update("pp")
c.subtract({"i": 5, "q": 1})
print(c, +c, -c, c & Counter(s=2, p=9), c | Counter(z=1))
del c["q"]
print(Counter(a=3) + Counter(a=-5, b=2), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
od = OrderedDict.fromkeys("abcde")
od.move_to_end("b")
od.move_to_end("e", last=False)
print(od, od.popitem(last=False), "".join(od), list(reversed(od)))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {"a": 1})
dd = defaultdict(lambda: defaultdict(int))
for w in "the quick brown the lazy the".split():
    dd[len(w)][w] += 1
print({k: dict(v) for k, v in dd.items()})
d2 = defaultdict(list, {"x": [1]})
print(d2, d2.get("q"), d2["q"], d2)
q = deque(range(5), maxlen=4)
print(q)
q.appendleft(9)
q.rotate(2)
q.extendleft([7, 8])
print(q, q.maxlen, q.index(9) if 9 in q else None, q.count(7))
try:
    deque([1]).remove(2)
except ValueError as e:
    print(e)
try:
    deque().popleft()
except IndexError as e:
    print(e)
try:
    q.insert(1, 1)
except IndexError as e:
    print(e)
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2)
print(p, p._asdict(), p._replace(x=5), P._fields, P._field_defaults, P._make([4, 5, 6]), p[0], p == (1, 2, 0))
try:
    P(1)
except TypeError as e:
    print(e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
for bad in ["a a", "class x", "1a b", "_a b"]:
    try:
        namedtuple("B", bad)
    except ValueError as e:
        print(e)
print(namedtuple("R", "a class a", rename=True)._fields)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 4
print(cm, cm["b"], dict(cm), cm.parents, cm.new_child({"b": 0})["b"], list(cm))
try:
    del cm["b"]
except KeyError as e:
    print(e)


class Lower(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)


l = Lower({"A": 1}, B=2)
l.update(C=3)
print(l, "a" in l, len(l))


class Big(UserList):
    def sum(self):
        return sum(self.data)


b = Big([1, 2]) + [3]
print(b, type(b).__name__, b.sum(), b[1:])
print(UserString("abc").upper() + "x", type(UserString("a") + "b"))
try:
    for k in dd:
        dd[k + 100]
except RuntimeError as e:
    print(e)
