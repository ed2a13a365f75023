def a(): return [x for x in 5]
def b(): return {x: 1 for x in 5}
def c(): return list(x for x in 5)
def d():
    for x, y in [1]: pass
def e():
    for x in 5:
        pass
def f():
    a, b = 1
import traceback
for q in a, b, c, d, e, f:
    try: q()
    except Exception: traceback.print_exc()
def ff():
    x = 5
    a, b = x
def gg():
    a, b = [1, 2, 3]
def hh():
    for k, v in {"a": 1}:
        pass
def ii():
    (a, b), c = 1, 2
def jj():
    a, *b = 5
for q in ff, gg, hh, ii, jj:
    try: q()
    except Exception: traceback.print_exc()
