import timeit


def square(n):
    return n * n


print(timeit.timeit("x += 1", setup="x = 1", number=5) >= 0)
print(len(timeit.repeat("square(3)", globals=globals(), repeat=3, number=2)))
print(timeit.timeit("a.append(1)\nif len(a) > 2:\n    a.clear()", "a = []", number=7) < 5)
print(timeit.timeit(lambda: square(4), number=3) >= 0)
calls = []
timeit.Timer(lambda: calls.append("stmt"), lambda: calls.append("setup")).timeit(2)
print(calls)
for bad in ("x = = 1", "for"):
    try:
        timeit.timeit(bad)
    except SyntaxError as e:
        print(e.msg)
try:
    timeit.timeit(3)
except ValueError as e:
    print(e)
timeit.timeit("undefined_name", number=1)
