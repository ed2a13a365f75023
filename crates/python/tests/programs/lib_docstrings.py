import math, functools, time
print(len.__doc__); print(print.__doc__); print(abs.__doc__, sum.__doc__)
print(int.__doc__); print(str.__doc__); print(dict.__doc__); print(list.__doc__); print([].append.__doc__); print(list.append.__doc__, dict.get.__doc__, "".upper.__doc__)
print(ValueError.__doc__, ZeroDivisionError.__doc__, KeyError.__doc__, Exception.__doc__)
try: 1 / 0
except ZeroDivisionError as e: print(e.__doc__)
print((5).__doc__ == int.__doc__, object().__doc__ == object.__doc__)
class A: pass
class B:
    "mine"
class C(B): pass
class D(list): pass
class E(ValueError): pass
print(A.__doc__, B.__doc__, C.__doc__, D.__doc__, E.__doc__, A().__doc__, B().__doc__, C().__doc__, E().__doc__)
def f(): "doc of f"
def g(): pass
print(f.__doc__, g.__doc__, (lambda: 0).__doc__)
@functools.wraps(len)
def h(*a): return len(*a)
print(h.__doc__)
@functools.wraps(g)
def h(*a): return len(*a)
print(h.__doc__)
@functools.lru_cache
def k(): "cached"
print(k.__doc__)
from contextlib import contextmanager
@contextmanager
def cm(): yield
print(cm.__doc__)
from dataclasses import dataclass
@dataclass
class P: x: int
print(P.__doc__, P(1).__doc__)
class Q:
    @property
    def p(self): "prop"
    @property
    def q(self): pass
    @staticmethod
    def s(): "st"
    @classmethod
    def c(cls): "cl"
    @functools.cached_property
    def cp(self): "cached prop"
print(Q.p.__doc__, Q.q.__doc__, Q.s.__doc__, Q.c.__doc__, Q().c.__doc__, Q.cp.__doc__)
f.__doc__ = "new"; print(f.__doc__)
B.__doc__ = "changed"; print(B.__doc__, B().__doc__)
b = B(); b.__doc__ = "inst"; print(b.__doc__)
import types
m = types.ModuleType("m", "mod doc"); print(m.__doc__, types.ModuleType("n").__doc__, __doc__)
import inspect
print(inspect.getdoc(f), inspect.getdoc(C), inspect.getdoc(len))
from typing import NamedTuple
from collections import namedtuple
N = namedtuple("N", "a b"); print(N.__doc__, N.a.__doc__)
from enum import Enum
class Co(Enum):
    "colours"
    R = 1
print(Co.__doc__, Co.R.__doc__)
pp = functools.partial(f); pp.__doc__ = "part"; print(pp.__doc__)
print(time.time.__doc__, math.gcd.__doc__)
print("__doc__" in dir(math), "__doc__" in dir(5), math.__doc__)
def gen(): yield
async def co(): "coro doc"
print(gen.__doc__, co.__doc__)
