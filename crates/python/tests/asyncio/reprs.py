import asyncio
import functools
import os
import re

here = os.path.abspath(__file__)

def show(obj):
    text = repr(obj).replace(here, "FILE")
    print(re.sub(r"0x[0-9a-f]+", "0x", text))

async def work():
    await asyncio.sleep(1)
    return "result " * 20

async def bad():
    raise ValueError("oops")

def callback(fut):
    pass

class Holder:
    def method(self, fut):
        pass

async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(work(), name="t")
    show(t)
    await asyncio.sleep(0)
    show(t)
    t.add_done_callback(callback)
    show(t)
    t.add_done_callback(Holder().method)
    show(t)
    t.add_done_callback(functools.partial(callback))
    t.add_done_callback(lambda f: None)
    show(t)
    t.cancel()
    show(t)
    await asyncio.wait([t])
    show(t)
    t = asyncio.create_task(bad(), name="b")
    await asyncio.wait([t])
    show(t)
    t = asyncio.create_task(work())
    await t
    show(t)
    fut = loop.create_future()
    show(fut)
    fut.add_done_callback(callback)
    show(fut)
    fut.set_result([1, 2, 3])
    show(fut)
    show(asyncio.gather(fut, fut))
    h = loop.call_soon(callback, 1)
    show(h)
    h.cancel()
    show(h)
    h = loop.call_later(1, callback, 1)
    show(re.sub("when=[0-9.]+", "when=", repr(h)))
    h.cancel()
    show(re.sub("when=[0-9.]+", "when=", repr(h)))
    show(loop.call_soon(print, 1))
    show(loop)
    show(asyncio.CancelledError("x"))
    print(asyncio.CancelledError, asyncio.InvalidStateError, asyncio.TimeoutError is TimeoutError,
          asyncio.QueueEmpty, asyncio.Task, asyncio.Future, asyncio.Lock, asyncio.TaskGroup,
          asyncio.CancelledError.__mro__)

asyncio.run(main())
