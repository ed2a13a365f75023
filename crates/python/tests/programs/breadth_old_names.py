"""Old names of threading, and what an AttributeError knows."""
import asyncio
import sys
import threading
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    thread = threading.Thread(target=print, args=("ran",))
    thread.setDaemon(True)
    thread.setName("old")
    print(thread.getName(), thread.isDaemon(), threading.currentThread().name, threading.activeCount())
    thread.start()
    thread.join()
    condition = threading.Condition()
    with condition:
        condition.notifyAll()
for warning in seen:
    print(warning.category.__name__, warning.message)


class Colours:
    red = 1

    def __getattr__(self, name):
        if name == "told":
            raise AttributeError("told", name="other", obj=3)
        raise AttributeError(f"no {name}")


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError(name)


class Made(metaclass=Meta):
    pass


for act in (lambda: Colours().rad, lambda: Colours().told, lambda: Made.thing, lambda: asyncio.gathr,
            lambda: getattr(Colours(), "x"), lambda: [].y):
    try:
        act()
    except AttributeError as error:
        print(error, error.name, type(error.obj).__name__)
for error in (AttributeError("plain"), NameError("n"), ImportError("i"), AttributeError(), AttributeError("k", name="n")):
    print(repr(error), error.name, getattr(error, "obj", "no obj"), getattr(error, "path", "no path"), error.args)
print(getattr(Colours(), "gone", "default"), hasattr(Made, "x"))
Colours().ret
