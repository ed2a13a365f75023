class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            r, c = key
            return self.rows[r][c]
        return self.rows[key]

    def __setitem__(self, key, v):
        r, c = key
        self.rows[r][c] = v

    def __delitem__(self, i):
        del self.rows[i]

    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f"shapes {self.shape} and {o.shape} not aligned")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])

    def __eq__(self, o):
        return isinstance(o, Matrix) and self.rows == o.rows

    def __repr__(self):
        return f"Matrix({self.rows!r})"

    def __str__(self):
        return "\n".join(" ".join(f"{x:>3}" for x in r) for r in self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return t is ValueError

    def __copy__(self):
        return Matrix(self.rows)

    def __reversed__(self):
        return Matrix(self.rows[::-1])

    def __sizeof__(self):
        return 100

    def __missing__(self, k):
        return None

    def __dir__(self):
        return ["rows", "shape"]

    def __getattr__(self, name):
        if name == "T":
            return Matrix(zip(*self.rows))
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


m = Matrix([[1, 2], [3, 4]])
print(m)
print(m[0, 1], m[1], m.T, m @ m, m == Matrix([[1, 2], [3, 4]]), len(m), [sum(r) for r in m], reversed(m), dir(m), m.shape)
m[0, 0] = 9
del m[1]
print(m)
with m as mm:
    mm @ Matrix([[1]])
print("after")
try:
    m.nope
except AttributeError as e:
    print(e)
try:
    hash(m)
except TypeError as e:
    print(e)
try:
    m + 1
except TypeError as e:
    print(e)
try:
    m[5]
except IndexError as e:
    print(e)
import copy
print(copy.copy(m) == m, copy.copy(m) is m)


class DefaultDict(dict):
    def __missing__(self, key):
        self[key] = f"<{key}>"
        return self[key]


d = DefaultDict(a=1)
print(d["a"], d["b"], d, d.get("c"))


class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    def __instancecheck__(self, o):
        return True


print(Typed[3], isinstance(1, Typed()) if False else "")


class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print("eq"); return self.v == o.v
    def __lt__(self, o): print("lt"); return self.v < o.v
    def __le__(self, o): print("le"); return self.v <= o.v
    def __hash__(self): print("hash"); return hash(self.v)


a, b = Cmp(1), Cmp(2)
print(a < b, a > b, a >= b, a != b, {a: 1}[Cmp(1)], a in [b, a], max(a, b).v)
