import weakref, atexit
class R:
    def __init__(s,n): s.n=n
    def __del__(s): print("del", s.n)
atexit.register(print, "before")
a, b, c = R("a"), R("b"), R("c")
fa = weakref.finalize(a, print, "fin a")
fb = weakref.finalize(b, print, "fin b"); fb.atexit = False
fc = weakref.finalize(c, lambda: 1/0)
fd = weakref.finalize(c, print, "fin c", end="!\n")
atexit.register(print, "after")
print(fa.alive, fb.atexit, fa.peek()[1:], fd.detach()[1:])
del a
print(fa.alive, fa())
