import copy, weakref, gc, sys
class Node:
    def __init__(self, v): self.v, self.next = v, None
    def __del__(self): print("del", self.v)
    def __copy__(self): n = Node(self.v); n.next = self.next; return n
    def __deepcopy__(self, memo): n = Node(f"{self.v}'"); memo[id(self)] = n; n.next = copy.deepcopy(self.next, memo); return n
a = Node("a"); b = copy.copy(a); c = copy.deepcopy(a); a.next = a; print("deleting a"); del a; gc.collect(); print("collected")
cache = weakref.WeakValueDictionary(); n = Node("w"); cache["w"] = n; print(len(cache), "w" in cache); del n; print(len(cache))
r = weakref.ref(b, lambda r: print("callback")); print(r() is b); del b; print(r())
p = weakref.proxy(c); print(p.v); del c
try: p.v
except ReferenceError as e: print(e)
class S: __slots__ = ("a",)
try: weakref.ref(S())
except TypeError as e: print(e)
ws = weakref.WeakSet(); x = Node("x"); ws.add(x); print(len(ws)); x = None; print(len(ws))
k = weakref.WeakKeyDictionary(); y = Node("y"); k[y] = 1; print(k[y]); del y; print(list(k))
l = [[1, 2], {"a": [3]}]; s = copy.copy(l); d = copy.deepcopy(l); l[0].append(9); l[1]["a"].append(9); print(s, d, s[0] is l[0]); m = [1]; m.append(m); z = copy.deepcopy(m); print(z[1] is z)
class M:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit")
    def meth(self): pass
wm = weakref.WeakMethod(mm.meth) if (mm := M()) else None; print(wm() is not None); del mm; print(wm())
f = weakref.finalize(o := Node("fin"), print, "finalized"); print(f.alive); del o; print(f.alive)
print(sys.getrefcount([]) > 0, gc.isenabled(), gc.get_count().__class__.__name__)
end = Node("end-of-program")
