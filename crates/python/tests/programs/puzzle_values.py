def f(x, l=[]): l.append(x); return l
print(f(1), f(2), f(3, []), f(4))
a = b = []; a.append(1); print(b); a = a + [2]; print(a, b); x = (1, [2]); 
try: x[1] += [3]
except TypeError as e: print(e, x)
print([] is [], () is (), 256 is 256, "a" is "a", [1] == [1], None == False, True == 1, "1" == 1, [] == False, not [], bool("False"))
print(0.1 + 0.2 == 0.3, round(0.5), round(1.5), round(2.5), -7 // 2, -7 % 3, 7 % -3, 2 ** 3 ** 2, -2 ** 2, not True == False, 1 < 3 > 2, 1 == 1 in [1], "a" "b" * 2, 3 and 5, 0 or [], [] and 1, True + True, ~True, "abc"[-1:-3:-1], "abc"[5:], [1, 2, 3][::-1])
funcs = [lambda: i for i in range(3)]; print([g() for g in funcs]); print([g() for g in [(lambda i=i: i) for i in range(3)]])
for i in range(3): pass
print(i); print([i for i in range(5)][-1], i); d = {1: "a", True: "b", 1.0: "c"}; print(d, len(d)); print({0: 1, False: 2})
class C: x = []; y = 0
c1, c2 = C(), C(); c1.x.append(1); c1.y += 1; print(c2.x, c2.y, C.y, c1.__dict__)
class P: x = 1
class A(P): pass
class B(P): pass
A.x = 2; P.x = 3; print(P.x, A.x, B.x)
try:
    def g(): print(z); z = 1
    z = 0; g()
except UnboundLocalError as e: print(type(e).__name__, e)
s = "abc"; t = s; s += "d"; print(t, s); l = [1, 2]; m = l; l += [3]; print(m); l = l + [4]; print(m)
print("%s" % [1, 2], "a,b".split(","), " ".join("abc"), "x" in {"x": 1}, 5 in {1: 5}, list({3: 1, 1: 2}), sorted({3: 1, 1: 2}), max({1: 9, 2: 0}), sum([True, True]), int("10", 2), type(1 / 1), 5 // 2.0, divmod(5, -3), int(-1.9), [1] * 3 + [2])
def ret():
    try: return "try"
    finally: print("fin")
print(ret()); print((lambda *a, **k: (a, k))(*[1], **{"z": 2})); print([x for x in range(3) if x] or "none", [[]] * 2, [[] for _ in range(2)])
it = iter(range(5)); print(2 in it, list(it)); print(*map(lambda x: x + 1, [1, 2])); z = zip([1, 2], [3, 4]); print(list(z), list(z)); print(list(map(None.__class__, [])) , all([[]]), any([[]]), all([[[]]]))
g = (i for i in range(3)); print(1 in g, list(g)); print(bool(()), bool((0,)), () < (1,), (1, 2) < (1, 2, 3), "Z" < "a", [1, "a"] == [1, "a"], (n := float("nan")) in [n]); 
try: {}["a"]["b"]
except KeyError as e: print(e)
a, b = 1, 2; a, b = b, a; print(a, b); i = 0; l = [0, 0]; i, l[i] = 1, 5; print(i, l); (x := 5); print(x, (y := x + 1, y * 2)); print(f"{x!r:>3}{x:03}"); print("a" if False else "b" if True else "c", 1 if [] else 2); print(1 if True else 2 + 10, [1, 2, 3].sort(), print("p"))
def outer():
    x = 1
    class In: x = 2; y = [x for _ in range(2)]; z = (lambda: x)()
    return In.y, In.z
print(outer()); print(__name__, type(print), (1,) + (2,), 1_000, 0x_ff, "\x41\u0042", r"\n", len("\n"), len(r"\n"), b"a"[0], "é" == "e\u0301"); del a
try: a
except NameError as e: print(e)
import copy; o = [[1], 2]; sh = copy.copy(o); de = copy.deepcopy(o); o[0].append(9); print(sh, de); r = range(5); print(r[-1], r[1:3], 3 in r, r == range(0, 5)); print(str(1.0), repr("a"), str("a"), [1.0, "a"], 1e3, 10 ** 3, 1e-3, 100000000000000000.0)
while True:
    break
else: print("no")
for _ in []: pass
else: print("else runs")
try: pass
except: pass
else: print("try else")
finally: print("try fin")
