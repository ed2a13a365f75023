"""Where the markers stand under failing expressions of every kind."""

import traceback

class O:
    def __getattr__(self, n): raise AttributeError(n)
    def __add__(self, o): raise ValueError("add")
    def __getitem__(self, k): raise KeyError(k)
    def __setitem__(self, k, v): raise KeyError(k)
    def __bool__(self): raise ValueError("bool")
    def __neg__(self): raise ValueError("neg")
    def __lt__(self, o): raise ValueError("lt")
    def __format__(self, s): raise ValueError("fmt")
    def m(self, *a, **k): raise ValueError("m")
o = O()
def boom(*a, **k): raise ValueError("boom")
def t1(): boom(1)
def t2():
    x = boom(1)
def t3():
    return boom(1)
def t4():
    o.attr = boom(1)
def t5():
    x = y = boom()
def t6():
    x: int = boom()
def t7():
    return str(boom(1)) + "a"
def t8():
    if True: raise KeyError(1)
def t9():
    x = o + 1
def t10():
    o[1]
def t11():
    print("a", boom(), "b")
def t12():
    return o.m(1)
def t13():
    x = o.m(1)
def t14():
    boom(
        1,
        2,
        3,
        k=4,
    )
def t15():
    x = (o
         + 1)
def t16():
    for x in boom(): pass
def t17():
    with boom() as f:
        pass
def t18():
    a, b = 1,
def t19():
    assert o.m
def t20():
    return f"a{o!s:>{5}} {o}"
def t21():
    if o < 1:
        pass
def t22():
    if o:
        pass
def t23():
    undefined_name
def t24():
    x = "한국어" + o.m("값") + undefined
def t25():
    o[
        1
    ]
def t26():
    return [boom(i) for i in range(3)]
def t27():
    (lambda: boom())()
def t28():
    x = {"a": 1}["b"]
def t29():
    x = (o.m
         (1, 2)
         .foo)
def t30():
    o[1] = 2
def t32():
    o[0][1] += 1
def t33():
    return not o
def t34():
    raise ValueError("a" + "b"
        "c")
def t35():
    assert 1 == 2, "message"
def t36():
    boom(a=1,
         b=2).x
def t37():
    try:
        boom()
    finally:
        pass
def t38():
    int("x") + 3 ** 2
def t39():
    x = 1 +  \
        o.m(3)
def t40():
    x = o.m(
        1, 2
    ).k(
        3
    )
def t44():
    class A(o.base):
        pass
def t45():
    return (
        1,
        boom(2),
        3,
    )
def t46():
    x = [1, 2, 3][10] if o.m else 0
def t47():
    global zz
    del zz
def t48():
    return "%d" % "x"
def t49():
    return {1: boom()}
def t50():
    o.m(1)(2)(3)
for i in range(1, 51):
    if f"t{i}" not in globals():
        continue
    try:
        globals()[f"t{i}"]()
    except Exception as e:
        print(f"--- t{i}")
        print("".join(traceback.format_exception(e)), end="")
