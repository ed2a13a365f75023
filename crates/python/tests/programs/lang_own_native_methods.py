# Natives as a class's own special methods; methods that decline; != of subclasses of builtin types.
class Auto(dict):
    __setattr__ = dict.__setitem__
    __getattr__ = dict.get
    __delattr__ = dict.__delitem__
o = Auto(a=1); o.b = 2; print(o, o.b, o.zz)
del o.a; print(o, flush=True)
class L(list):
    __call__ = list.append
    __lt__ = list.__contains__
    __neg__ = list.copy
    __hash__ = list.__len__
    __str__ = list.__repr__
    __bool__ = lambda s: False
    __enter__ = list.copy
    __exit__ = lambda s, *a: s.append("x")
l = L([1]); l(2); print(l, l < 2, l < 5, -l, hash(l), bool(l))
with l as z: print(z)
print(l)
class S(str):
    __call__ = str.upper
    __truediv__ = str.join
    __getitem__ = str.count
    __matmul__ = str.split
    __mod__ = str.startswith
    __format__ = str.center if False else str.__format__
s = S("a,b"); print(s(), s / ["x", "y"], s["a"], s @ ",", s % "a")
class O:
    __getattribute__ = lambda s, n: n * 2
    __setattr__ = lambda s, *a: print(*a)
    __delattr__ = lambda s, *a: print(*a)

o = O()
import io, contextlib
b = io.StringIO()
with contextlib.redirect_stdout(b):
    o.abc = 5
    del o.zz
print(len(b.getvalue().split()), o.ab)
class Ns:
    __setattr__ = lambda s, n, v: s.__dict__.__setitem__(n, v * 2)
n = Ns(); n.a = 4; print(n.a)
class W(dict):
    def __init__(self): self.__dict__ = self
w = W(); w.a = 1; w["b"] = 2; print(w, w.b)
class E(dict):
    def __eq__(s,o): return NotImplemented
    __hash__=None
print(E(a=1)=={'a':1}, {'a':1}==E(a=1), E(a=1)==E(a=1), E(a=1)!={'a':1}, {'a':1}!=E(a=1))
class I(int):
    def __lt__(s,o): return NotImplemented
    def __eq__(s,o): return NotImplemented
    def __add__(s,o): return NotImplemented
    __hash__=None
print(I(1)<2, 2>I(1), I(1)==1, 1==I(1), I(1)!=1, 3<I(2), I(2)>3)
try: print(I(1)<I(2))
except TypeError as e: print(e)
try: print(I(1)+1)
except TypeError as e: print(e)
print(1+I(1))
class L(list):
    def __lt__(s,o): return NotImplemented
    def __add__(s,o): return NotImplemented
    def __mul__(s,o): return NotImplemented
print(L([1])<[2], [2]>L([1]))
try: print(L([1])+[2])
except TypeError as e: print(e)
print([2]+L([1]))
try: print(L([1])*2)
except TypeError as e: print(e)
class S(str):
    def __eq__(s,o): return NotImplemented
    def __hash__(s): return 1
print(S("a")=="a","a"==S("a"),S("a")==S("a"))
class S2(str):
    def __eq__(s,o): return True
    __hash__ = str.__hash__
print(S2("a")!="b", S2("a")=="b", "b"!=S2("a"), S2("a")!=S2("b"), S2("a") != S2("a"))
class D2(dict):
    def __eq__(s,o): return False
print(D2()!={}, {}!=D2(), D2()=={}, [D2()]==[{}], [D2()]!=[{}], D2() in [{}])
class P:
    def __eq__(s,o): return NotImplemented
print(P()!=P(), P()==1, P()!=1, 1!=P())
class Q:
    def __eq__(s,o): return True
print(Q()!=1, 1!=Q(), Q()!=P(), Q()==P(), P()!=Q())
class Ex(Exception):
    def __eq__(s,o): return True
print(Ex()!=1, Ex()!=Ex())
class N2(int):
    def __ne__(s,o): return "ne"
    def __eq__(s,o): return NotImplemented
    __hash__ = int.__hash__
print(N2(1)!=1, 1!=N2(1), N2(1)==1, N2(1)==N2(1))
from collections import Counter, OrderedDict, defaultdict
print(Counter("ab")=={"a":1,"b":1}, {"a":1,"b":1}==Counter("ab"), Counter(a=1)==dict(a=1,b=0), Counter(a=1)==Counter(a=1,b=0), Counter("a")!={"a":1})
print(OrderedDict(a=1)=={"a":1}, {"a":1}==OrderedDict(a=1), defaultdict(int,a=1)=={"a":1})
class H(dict):
    __hash__ = object.__hash__
    __repr__ = object.__repr__
    __eq__ = object.__eq__
h=H(); print(len({h:1}), repr(h)[:13], h==H(), h==h, hash(h)==hash(h), {}==h)
class T(tuple):
    __repr__ = list.__repr__ if False else tuple.__repr__
    __str__ = lambda s: "T"
print(T([1]), repr(T([1])))
import enum
class Cc(enum.IntEnum):
    A=1
    __str__ = enum.Enum.__str__
    __repr__ = int.__repr__
print(Cc.A, repr(Cc.A), f"{Cc.A}")
class F(float):
    __str__ = float.hex
    __format__ = lambda s, spec: "fmt" + spec
print(F(1.5), f"{F(2):x}")
