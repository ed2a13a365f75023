class Logger:
    def __init__(self, **kw):
        print("Logger.__init__", kw)
        super().__init__(**kw)

    def save(self):
        print("log save")
        return super().save()


class Cache:
    def __init__(self, size=0, **kw):
        print("Cache.__init__", size, kw)
        self.size = size
        super().__init__(**kw)

    def save(self):
        print("cache save")
        return f"saved {self.size}"


class Repo(Logger, Cache):
    def __init__(self, name, **kw):
        self.name = name
        super().__init__(**kw)

    @property
    def label(self):
        return self.name.upper()

    @label.setter
    def label(self, v):
        if not v:
            raise ValueError("빈 이름")
        self.name = v.lower()

    @label.deleter
    def label(self):
        print("deleting")
        del self.name

    @staticmethod
    def util(x):
        return x + 1

    @classmethod
    def create(cls, *a, **k):
        return cls(*a, **k)

    def __str__(self):
        return f"Repo<{self.name}>"

    def __repr__(self):
        return f"Repo(name={self.name!r})"

    def __eq__(self, o):
        return isinstance(o, Repo) and self.name == o.name

    def __hash__(self):
        return hash(self.name)

    def __lt__(self, o):
        return self.name < o.name


r = Repo.create("main", size=3)
print(r.save(), r.label, Repo.util(1), [c.__name__ for c in Repo.__mro__])
r.label = "NEW"
print(r, [r], f"{r!s:>12}", f"{r!r}", r == Repo("new"), len({r, Repo("new")}), sorted([Repo("b"), Repo("a")]))
try:
    r.label = ""
except ValueError as e:
    print(e)
del r.label
try:
    print(r.label)
except AttributeError as e:
    print(e)
try:
    Repo("x", bogus=1)
except TypeError as e:
    print(e)
try:
    Repo()
except TypeError as e:
    print(e)
try:
    Repo.save()
except TypeError as e:
    print(e)
try:
    r.util(1, 2)
except TypeError as e:
    print(e)
print(isinstance(r, Cache), issubclass(Repo, (int, Logger)), type(r) is Repo, Repo.__name__, r.__class__.__bases__, hasattr(r, "size"), getattr(r, "zzz", None), Repo.label.fget.__name__)


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __iadd__(self, o):
        self.x += o.x
        return self
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __divmod__(self, k): return "divmod"
    def __int__(self): return int(abs(self))
    def __index__(self): return 3
    def __format__(self, s): return f"<{self.x:{s}}>"
    def __call__(self): return "called"
    def __round__(self, n=0): return "rounded"


v = Vec(3, 4)
print(v + v, 2 * v, v * 2, -v, abs(v), bool(Vec(0, 0)), sum([v, v]), v[0], v @ v, divmod(v, 2), int(v), [10, 20, 30, 40][v], f"{v:.1f}", v(), round(v), hex(v))
v += Vec(1, 1)
x, y = v
print(v, x, y)
try:
    v + 1
except TypeError as e:
    print(e)
try:
    v.z = 1
except AttributeError as e:
    print(e)
try:
    v < v
except TypeError as e:
    print(e)
