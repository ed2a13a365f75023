fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
def acc(x, l=[]): l.append(x); return l
print(acc(1), acc(2), acc(3, []), acc.__defaults__)
x = 10
def outer():
    x = 20
    def inner(): nonlocal x; x += 1; return x
    return inner
f = outer(); print(f(), f(), x, f.__closure__[0].cell_contents, f.__code__.co_freevars)
class K:
    y = 5
    ys = [y for _ in range(2)] if False else [5, 5]
    def g(self): return self.y
print(K.ys, K().g())
a = b = []; a.append(1); print(b, a is b, a == [1])
t = ([],)
try: t[0] += [1]
except TypeError as e: print(e, t)
print(0.1 + 0.2 == 0.3, 1 == True, "a" "b", -7 // 2, -7 % 3, 2 ** -1, round(2.5), round(3.5), int("0b11", 2), 1_000, 0xff, 1e3, 3 if [] else 4, not [] == False)
print(1 < 3 > 2, 1 in [1] == True, [] or "x" and "y", (1,) + (2,), "abc"[::-1], [1, 2, 3][-2:], "a,b,,".split(","), " a b ".split())
d = {True: "t", 1: "one", 1.0: "f"}; print(d)
print(sorted([3, 1, 2], reverse=True), sorted("bAc", key=str.lower), list("abc"), *[1, 2], {**{"a": 1}, "b": 2}, [*range(3), *"ab"])
def gen():
    try: yield 1
    finally: print("gen fin")
for v in gen(): break
print("after")
try:
    for k in (dd := {"a": 1}): dd["b"] = 2
except RuntimeError as e: print(e)
l = [1, 2, 3, 4]
for v in l: l.remove(v)
print(l)
print((lambda *a, **k: (a, k))(1, *[2], z=3, **{"w": 4}), [[0] * 2] * 2, is_ := 5, f"{3.14159:.2f} {42:>5} {'x':^5}| {1e6:,.0f} {255:#x} {0.5:%} {x=} {'a'!r:>5}")
