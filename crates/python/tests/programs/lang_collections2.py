from collections import *
from collections.abc import *
import heapq, bisect, itertools
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def __getitem__(self, k): self.move_to_end(k); return super().__getitem__(k)
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.n: print("evict", self.popitem(last=False))
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(list(c), c)
class DefaultDict(dict):
    def __missing__(self, k): self[k] = v = k * 2; return v
d = DefaultDict(); print(d[3], d, d.get(9), 9 in d)
class Seq(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = Seq(1, 2, 3, 2); print(s.index(2), s.count(2), 3 in s, list(reversed(s)), isinstance(s, Sequence), issubclass(Seq, Iterable), s[1:])
class MS(MutableSet):
    def __init__(self, it=()): self.d = set(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(sorted(self.d))
    def __len__(self): return len(self.d)
    def add(self, x): self.d.add(x)
    def discard(self, x): self.d.discard(x)
    def __repr__(self): return f"MS({sorted(self.d)})"
m = MS([1, 2]); m |= {3}; print(m, m & [2, 3], m - {1}, m ^ {1, 9}, m <= {1, 2, 3, 4}, m == {1, 2, 3}); m.remove(1); print(m.pop(), m)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = UD({1: "a"}); u[2] = "b"; print(u, "1" in u, u.data)
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), heapq.nsmallest(2, h), heapq.nlargest(1, h), heapq.heappushpop(h, 9), heapq.heapreplace(h, 7), h, list(heapq.merge([1, 4], [2, 3])))
l = [1, 3, 3, 5]; print(bisect.bisect_left(l, 3), bisect.bisect(l, 3)); bisect.insort(l, 4); print(l, bisect.bisect(["a", "bb"], 1, key=len))
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1, 2}.isdisjoint({3}), frozenset([1]) | {2}, set("hello") == set("ehlo"), {*()}, len({1, 1.0, True}))
d = {"a": 1} | {"b": 2}; d |= {"c": 3}; print(d, d.pop("a"), d.setdefault("z", []), list(d.items()), dict.fromkeys("ab", 0), d.keys() & {"b", "q"}, list(reversed(d)), d.popitem(), {v: k for k, v in d.items()})
a = [3, 1, 2]; a.sort(key=lambda x: -x); b = a[:]; b.insert(1, 9); b.extend("xy"); b.remove(9); print(a, b, b.index("x"), a.copy() is a, a + [1], a * 2, [a.pop(), a.pop(0)], a); a.clear(); a[:] = range(5); a[1:3] = ["q"]; del a[-1]; print(a, a[::-2], [1, 2] == [1, 2], [[1]] * 2, sorted([(1, "b"), (1, "a")]), list(range(10, 0, -3)), range(5)[2], range(0, 10, 2)[-1], 4 in range(0, 10, 2), len(range(5)), range(3) == range(0, 3))
dq = deque("abc"); dq.appendleft("z"); dq.extendleft("12"); dq.rotate(-1); print(dq, dq.popleft(), dq.pop(), dq[1], dq.index("a"), deque([1, 2, 3], 2), list(dq)); Counter(a=1).update("ab"); print(Counter("aab") | Counter("b"), Counter(a=3) & Counter(a=1), Counter("ab") == Counter("ba"), Counter([1, 1]).most_common()[0])
t = (1, [2]); t[1].append(3); print(t, hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3), tuple("ab"), (1,) * 3, t.index(1), *t)
print(list(zip([1, 2], "ab", [True, False])), dict(zip("ab", [1, 2])), list(enumerate("ab", 1)), [*itertools.chain([1], [2])], list(map(max, [1, 5], [3, 2])), any([]), all([]), sum([[1], [2]], []), min("b", "a"), max([1, 3], [1, 2]), sorted({"b": 1, "a": 2}), list(reversed([1, 2])), list(filter(str.isdigit, "a1b2")), abs(-3), pow(2, 5, 7), round(1234.567, -2), divmod(7, 2), bin(5), hex(255), oct(8), chr(97), callable(len), id(1) == id(1), isinstance(True, int), type(1) is int, repr("x"), bool([]), int("7"), float("2.5"), complex(1, 2), bytes([65]), bytearray(b"a"), slice(1, 2), print)
