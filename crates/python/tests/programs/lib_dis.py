import dis
counter = 0
def inc():
    global counter
    counter += 1
def inc2():
    global counter
    tmp = counter
    tmp = tmp + 1
    counter = tmp
class A:
    def m(self):
        self.x += 1
def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total
def work():
    global counter
    for _ in range(100_000):
        counter += 1
def app(lst, x): lst.append(x)
def d(k, v):
    cache[k] = v
    return cache.get(k, 0)
def sw(a, b):
    a, b = b, a
    c = a
    return a * b - c ** 2, a < b, "x" + f"{a}"
def doc():
    """Doc."""
    x = 5
    y = 1000
    print("hello", x, y)
for f in (inc, inc2, A.m, loop, work, app, d, sw, doc):
    print("---", f.__name__); dis.dis(f)
dis.dis(lambda x: x + 1)
