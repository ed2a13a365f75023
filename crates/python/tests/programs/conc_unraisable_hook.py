"""What sys.unraisablehook is told, and what its default prints."""
import _thread
import atexit
import sys
import time
import weakref


class Res:
    def __init__(self, n):
        self.n = n

    def __del__(self): raise RuntimeError(f"del {self.n}")


class A:
    pass


def hook(told):
    print(type(told).__name__, told.exc_type.__name__, told.exc_value, told.exc_traceback is not None,
          told.err_msg.split(" at 0x")[0], told.object, sep=" | ")


def closing():
    try:
        yield
    finally:
        raise ValueError("while closing")


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield 2


def callback(reference): 1 / 0


def low(): raise OSError("low")


def every():
    Res(1)
    for make in (closing, stubborn):
        g = make()
        next(g)
        del g
    a = A()
    r = weakref.ref(a, callback)
    del a
    weakref.finalize(A(), lambda: {}["fin"])
    _thread.start_new_thread(low, ())
    time.sleep(0.02)


sys.unraisablehook = hook
every()
sys.unraisablehook = sys.__unraisablehook__
every()
try:
    sys.unraisablehook(5)
except TypeError as e:
    print(e)


def bad(told): raise KeyError("the hook itself")


sys.unraisablehook = bad
Res(2)
sys.unraisablehook = hook


@atexit.register
def at_exit(): raise OSError("at exit")
