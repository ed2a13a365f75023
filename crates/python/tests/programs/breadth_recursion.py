import sys


def fact(n):
    return n * fact(n - 1)


print(sys.getrecursionlimit())
try:
    fact(5)
except RecursionError as e:
    print(type(e).__name__, e)
sys.setrecursionlimit(50)
try:
    fact(3)
except RecursionError as e:
    print(e)
sys.setrecursionlimit(1000)


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


print(hanoi(10))


def perms(s):
    return [s] if len(s) <= 1 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]


print(perms("abc"))
fact(1)
