class Registry(dict):
    def register(self, name=None, **meta):
        def deco(obj):
            self[name or obj.__name__.lower()] = (obj, meta); return obj
        return deco
reg = Registry()
@reg.register(priority=1)
class Csv:
    def run(self): return "csv"
@reg.register("fn", priority=2)
def func(x=1): return x
for k, (o, m) in sorted(reg.items(), key=lambda kv: -kv[1][1]["priority"]): print(k, o.__name__, m)
class Singleton(type):
    _i = {}
    def __call__(cls, *a, **k):
        if cls not in cls._i: cls._i[cls] = super().__call__(*a, **k)
        return cls._i[cls]
class Cfg(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(Cfg(1) is Cfg(2), Cfg().v)
class Observable:
    def __init__(self): self._s = []
    def __iadd__(self, f): self._s.append(f); return self
    def __isub__(self, f): self._s.remove(f); return self
    def __call__(self, *a): return [f(*a) for f in self._s]
o = Observable(); o += str.upper; o += len; print(o("ab")); o -= len; print(o("ab"))
class Money:
    def __init__(self, a, c="USD"): self.a, self.c = a, c
    def __format__(self, s): return f"{self.a:{s or ',.2f'}} {self.c}"
    def __str__(self): return format(self)
    def __eq__(self, o): return isinstance(o, Money) and (self.a, self.c) == (o.a, o.c)
    def __lt__(self, o): return self.a < o.a
m = Money(1234.5); print(m, f"{m:.0f}", f"{m!s:>15}|", "{:08.1f}".format(m), [m] == [Money(1234.5)], min(Money(2), Money(1)))
try: {m}
except TypeError as e: print(e)
class Chain:
    def __init__(self): self.ops = []
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        def add(*a): self.ops.append((n, a)); return self
        return add
    def __repr__(self): return ".".join(f"{n}{a}" for n, a in self.ops)
print(Chain().filter(1).map("x").limit())
class Stack(list):
    push = list.append
    def peek(self): return self[-1]
    def __repr__(self): return f"Stack{super().__repr__()}"
s = Stack([1]); s.push(2); print(s, s.peek(), len(s), s + [3], type(s + [3]), s[::-1], isinstance(s, list), Stack([1]) == [1])
class Celsius(float):
    def __new__(cls, v): return super().__new__(cls, round(v, 1))
    def __add__(self, o): return Celsius(float(self) + o)
c = Celsius(20.55); print(c, c + 1, type(c + 1).__name__, c * 2, isinstance(c, float), f"{c:.2f}", repr(c))
class Ver(str):
    def __lt__(self, o): return tuple(map(int, self.split("."))) < tuple(map(int, o.split(".")))
print(sorted([Ver("1.10"), Ver("1.9"), Ver("1.2")]), max([Ver("1.2")]), Ver("a").upper(), {Ver("x"): 1}["x"])
import types
def make(n, **a): return type(n, (), a)
P = make("P", x=1, hi=lambda self: f"hi {self.x}"); p = P(); p.bye = types.MethodType(lambda self: f"bye {self.x}", p); print(p.hi(), p.bye(), P.__name__, types.new_class("Q", (P,)).__mro__[1] is P)
