import copy
import sys

a = [1, 2, 3]
b = a
c = a[:]
b.append(4)
print(a, c, a is b, a == [1, 2, 3, 4])
m = [[0] * 3 for _ in range(2)]
n = [[0] * 3] * 2
m[0][0] = n[0][0] = 1
print(m, n)
d = copy.deepcopy(m)
d[0][0] = 99
s = copy.copy(m)
s[0][0] = 5
print(m, d, s)


def bad(x, acc=[]):
    acc.append(x)
    return acc


print(bad(1), bad(2), bad.__defaults__)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
a[1:3] = ["x", "y", "z"]
del a[0]
a.insert(-1, "ins")
a.extend("hi")
print(a, a.pop(), a.pop(0), a.index("y"), a.count("z"))
a.sort(key=str, reverse=True)
print(a, sorted([3, 1, 2], reverse=True), list(reversed([1, 2])), [*range(3), *"ab"])
x = [5, 3, 9]
print(x.sort(), x, sum(x), min(x), any(v > 8 for v in x), all(x))
first, *mid, last = range(5)
print(first, mid, last)
(p, q), r = (1, 2), 3
print(p, q, r, [i for i in range(20) if i % 2 if i % 3], [(i, j) for i in range(2) for j in "ab"], {k: v for k, v in zip("ab", (1, 2))})
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
dct = {"b": 1, "a": 2}
dct |= {"c": 3}
print(dct | {"a": 9}, sorted(dct), sorted(dct.items(), key=lambda kv: kv[1], reverse=True), dct.setdefault("z", []), dct.pop("nope", None), list(dct.keys() & {"a", "q"}), dct.items() >= {("a", 2)})
try:
    for k in dct:
        dct[k + "1"] = 1
except RuntimeError as e:
    print(e)
try:
    l = [1, 2, 3]
    for v in l:
        l.remove(v)
    print(l)
    st = {1, 2}
    for v in st:
        st.add(v + 10)
except RuntimeError as e:
    print(e)
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, frozenset([1]) == {1}, {1, 2}.isdisjoint({3}), set("hello") == set("olleh"))
print(sys.getsizeof([]), sys.getsizeof(()), sys.getsizeof(0), sys.getsizeof(""), sys.getsizeof({}), sys.getsizeof([1, 2, 3]))
a, b = 256, 256
print(a is b, id(a) == id(b), "abc" is "abc" if False else True, None is None)
print(0 or "x", "" and 1, not [], 1 < 2 < 3, 1 == 1.0, hash(1) == hash(1.0), [] == (), bool("False"))
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 6: break
else:
    print("no")
for i in range(3):
    pass
else:
    print("for-else", i)
print((lambda *a, **k: (a, k))(1, *[2, 3], x=1, **{"y": 2}))
print(list(zip(*[[1, 2], [3, 4]])), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 1)), dict(enumerate("ab")))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
def f(pos, /, std, *, kw): return pos, std, kw
for args, kw in [((1, 2), {"kw": 3}), ((1,), {"std": 2, "kw": 3}), ((), {"pos": 1, "std": 2, "kw": 3}), ((1, 2, 3), {}), ((1, 2), {})]:
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print(e)
