class Field:
    def __set_name__(self, owner, name): self.name, self.private = name, "_" + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.private, None)
    def __set__(self, obj, value):
        self.validate(value); setattr(obj, self.private, value)
    def validate(self, v): pass
class Int(Field):
    def __init__(self, lo=None): self.lo = lo
    def validate(self, v):
        if not isinstance(v, int): raise TypeError(f"{self.name} must be int, not {type(v).__name__}")
        if self.lo is not None and v < self.lo: raise ValueError(f"{self.name} must be >= {self.lo}")
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls._fields = [k for k, v in ns.items() if isinstance(v, Field)]
        return cls
    def __init__(cls, name, bases, ns, *, table=None): super().__init__(name, bases, ns); cls.table = table or name.lower()
    def __call__(cls, *a, **k): print("creating", cls.__name__); return super().__call__(*a, **k)
    def __prepare__(name, bases, **kw): return {"injected": 1}
class Model(metaclass=Meta):
    registry = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(); Model.registry.append(cls.__name__)
    def __init__(self, **kw):
        for k, v in kw.items(): setattr(self, k, v)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self._fields)})"
class User(Model, table="people"):
    id = Int(lo=1)
    age = Int()
u = User(id=1, age=30)
print(u, User.table, Model.table, Model.registry, User.injected, type(User), User._fields)
for bad in ({"id": 0}, {"age": "x"}):
    try: User(**bad)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, t):
        v = o.__dict__[self.f.__name__] = self.f(o); return v
class C:
    @Lazy
    def x(self): print("computing"); return 42
    def __getattr__(self, n):
        if n.startswith("dyn_"): return lambda *a: (n, a)
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n); super().__setattr__(n, v)
    def __class_getitem__(cls, k): return f"C[{k}]"
c = C(); print(c.x, c.x, c.dyn_foo(1), C[int]); c.y = 1
try: c.zzz
except AttributeError as e: print(e)
print(hasattr(c, "nope"), getattr(c, "nope", "dflt"), vars(c), type("T", (C,), {"a": 1}).a)
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
class D(A):
    def f(self): return "D" + super().f()
class E(B, D):
    def f(self): return "E" + super().f()
print(E().f(), [k.__name__ for k in E.__mro__])
