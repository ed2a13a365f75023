class Weird:
    def __del__(self): raise ValueError("in del")
w = Weird(); del w
print("after del")
def gen():
    try: yield
    except GeneratorExit: raise RuntimeError("cleanup failed")
g = gen(); next(g); del g
print("after gen")
try:
    try: 1 / 0
    finally: {}["x"]
except KeyError as e: print(type(e.__context__).__name__)
import contextlib
@contextlib.contextmanager
def bad(): yield 1; yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
def f():
    raise StopIteration("x")
def g2():
    yield f()
try: list(g2())
except RuntimeError as e: print(e, repr(e.__cause__))
raise SystemExit("done with 1")
