def a(x):
    if x > 0:
        return "pos"
    elif x < 0:
        print(1)
    else:
        x = 2
def b(n):
    while n > 0:
        if n == 3:
            break
        n -= 1
    return n
def c(x):
    for i in x:
        if i:
            continue
        print(i)
def d(x):
    for i in x:
        if i:
            print(i)
def e(x):
    if x:
        print(1)
def f(a, b):
    return a and b or not a
def g(x):
    return 1 if x else 2
def h(x):
    if x is None:
        x = []
    if x not in (1, 2) and x != 3:
        return x
    return None
def i(n):
    while True:
        n += 1
        if n > 10:
            break
def j(xs):
    for x in xs:
        if x == 3:
            return x
    return -1
def k(n):
    total = 0
    for i in range(n):
        if i % 2 == 0:
            total += i
        else:
            total -= 1
    return total
def l(n):
    i = 0
    while i < n:
        print(i)
        i += 1
def m(a):
    if not a:
        raise ValueError("x")
    a.b = 1
    a[0] = 2
    a.run(1, k=2)
    return a.b + a[0]
def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)
def p(xs):
    for x in xs:
        print(x)
    else:
        print("done")
def q(lock):
    global n
    n = n + 1
    x = 1
    del x
    assert lock
def fizz(n):
    for i in range(1, n + 1):
        if i % 15 == 0:
            print("FizzBuzz")
        elif i % 3 == 0:
            print("Fizz")
        else:
            print(i)
def r(a):
    print(f"{a} and {a!r:>5}")
    return {"k": a}, (1, 2), a[1:2], a[::2], a[1:]
def u(x):
    total = [1, 2, 3]
    names = ["a", "b", x]
    nums = [1.5, "z", None, True]
    while total and x is not None:
        x = total.pop()
        if x > 2 and x < 10 or not x:
            print(x)
            continue
        pass
    return x
def s(a, b):
    a, b = b, a
    return a < b < 3
FUNCS = (a, b, c, d, e, f, g, h, i, j, k, l, m, fact, p, q, fizz, r, s, u)
import dis
if __name__ == "__main__":
    for fn in FUNCS:
        print("#", fn.__name__)
        try:
            dis.dis(fn)
        except NotImplementedError as err:
            print(err)
