def simple_coroutine():
    print("코루틴 시작")
    x = yield
    print("받은 값:", x)
    y = yield x * 2
    print("두 번째 값:", y)
    return "끝"


co = simple_coroutine()
next(co)
print(co.send(10))
try:
    co.send(20)
except StopIteration as e:
    print("반환값:", e.value)


def sum_coroutine():
    total = 0
    while True:
        x = (yield total)
        if x is None:
            return total
        total += x


def total_coroutine():
    while True:
        total = yield from sum_coroutine()
        print("합계", total)


c = total_coroutine()
next(c)
for i in range(1, 4):
    print(c.send(i))
c.send(None)
c.send(5)
c.close()


def find(word):
    result = False
    try:
        while True:
            line = (yield result)
            result = word in line
    except GeneratorExit:
        print("find 종료")
    except RuntimeError as e:
        print("예외 처리", e)
        yield -1


f = find("Python")
next(f)
print(f.send("Hello, Python!"))
print(f.send("Hello, world!"))
print(f.throw(RuntimeError, RuntimeError("강제")) if False else f.throw(RuntimeError("강제")))
try:
    f.send("x")
except StopIteration:
    print("StopIteration")
