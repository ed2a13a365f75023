import sys, types
m = types.ModuleType("fake"); m.x = 1
sys.modules["fake"] = m
import fake
print(fake is m, fake.x)
from fake import x
print(x)
class Lazy:
    value = 7
sys.modules["lazy"] = Lazy()
import lazy
print(lazy.value)
from lazy import value
print(value)
try:
    from lazy import nothing
except ImportError as e:
    print(type(e).__name__, e)
try:
    from fake import nothing
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["json"] = None
try:
    import json
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["math"] = m
import math
print(math is m)
del sys.modules["math"]
import math
print(math.pi)
p = types.ModuleType("pkg"); p.__path__ = []
s = types.ModuleType("pkg.sub"); s.y = 2
sys.modules["pkg"] = p; sys.modules["pkg.sub"] = s
import pkg.sub as q
print(q.y)
from pkg import sub
print(sub.y)
try:
    import pkg.other
except ImportError as e:
    print(type(e).__name__, e)
try:
    import fake.other
except ImportError as e:
    print(type(e).__name__, e)
import importlib
print(importlib.import_module("fake") is m)
print("fake" in sys.modules)
import random
old = sys.modules.pop("random")
import random as again
print(again is old)
