import asyncio
import inspect
import weakref
from contextlib import contextmanager
from types import MethodType


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, fn):
        self._slots.append(weakref.WeakMethod(fn) if isinstance(fn, MethodType) else (lambda f=fn: f))
        return fn

    async def emit(self, *args):
        results = []
        for ref in list(self._slots):
            fn = ref()
            if fn is None:
                self._slots.remove(ref)
                continue
            r = fn(*args)
            results.append(await r if inspect.isawaitable(r) else r)
        return results


class Widget:
    clicked = None

    def __init__(self, name):
        self.name = name
        self.seen = []

    def on(self, x):
        self.seen.append(x)
        return f"{self.name}:{x}"

    async def aon(self, x):
        await asyncio.sleep(0)
        return f"{self.name}~{x}"


@contextmanager
def temporarily(obj, **attrs):
    old = {k: getattr(obj, k) for k in attrs}
    for k, v in attrs.items():
        setattr(obj, k, v)
    try:
        yield obj
    finally:
        for k, v in old.items():
            setattr(obj, k, v)


async def main():
    s = Signal()
    w, v = Widget("w"), Widget("v")
    s.connect(w.on)
    s.connect(v.aon)

    @s.connect
    def plain(x):
        return x * 2

    print(await s.emit(1))
    del v
    print(await s.emit(2), len(s._slots), w.seen)
    with temporarily(w, name="temp"):
        print(await s.emit(3))
    print(w.name, w.on.__self__ is w, Widget.on.__qualname__, w.on.__func__ is Widget.on)


asyncio.run(main())
