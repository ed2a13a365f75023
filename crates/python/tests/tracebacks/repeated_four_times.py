def a(n):
    if n == 0: raise ValueError("x")
    a(n - 1)
a(4)
