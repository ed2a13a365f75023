class A:
    __slots__ = ("x", "__dict__")
a = A(); a.x = 1; a.y = 2
print(a.__dict__, a.x, a.y, A.__slots__)
class B:
    __slots__ = ("x", "__weakref__")
import weakref
b = B()
print(weakref.ref(b)() is b)
try: b.y = 1
except AttributeError as e: print(e)
print(hasattr(b, "__dict__"))
class Cc:
    __slots__ = "__dict__"
c = Cc(); c.q = 1; print(vars(c))
try:
    class D(A):
        __slots__ = ("__dict__",)
except TypeError as e: print(e)
try:
    class D2:
        __slots__ = ("__dict__", "__dict__")
except TypeError as e: print(e)
try:
    class D3:
        __slots__ = ("a b",)
except TypeError as e: print(e)
try:
    class D4:
        __slots__ = ("__weakref__", "__weakref__")
except TypeError as e: print(e)
class E(A):
    __slots__ = ()
e = E(); e.z = 1; print(e.__dict__)
try:
    class D5(B):
        __slots__ = ("__weakref__",)
except TypeError as e: print(e)

class F:
    __slots__ = ("__hidden", "__dict__")
    def __init__(self): self.__hidden = 5; self.seen = 6
f = F(); print(f.__dict__, f._F__hidden)
class G: pass
class H(G):
    __slots__ = ("s",)
h = H(); h.s = 1; h.t = 2; print(vars(h), h.s)
