# What is written to standard error when nobody asks.
import asyncio
import sys

def err(text):
    print(text, file=sys.stderr)

async def bad():
    raise ValueError("oops")

def broken_callback(*args):
    raise KeyError("callback")

async def forever():
    try:
        await asyncio.sleep(100)
    finally:
        err("forever closed")

async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(bad())
    await asyncio.sleep(0)
    err("after the lost task")
    kept = asyncio.create_task(bad(), name="kept")
    await asyncio.sleep(0.1)
    fut = loop.create_future()
    fut.set_exception(RuntimeError("future"))
    del fut
    loop.call_soon(broken_callback, 1, 2)
    loop.call_later(0.1, broken_callback)
    await asyncio.sleep(0.2)

    def handler(loop, context):
        err(f"handler {sorted(context)} {context['message']} {context.get('exception')!r}")
        if "callback" in str(context.get("exception")):
            raise OSError("in handler")
    loop.set_exception_handler(handler)
    asyncio.create_task(bad())
    await asyncio.sleep(0)
    loop.call_soon(broken_callback)
    await asyncio.sleep(0)
    print(loop.get_exception_handler() is handler)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "by hand", "extra": [1, 2]})
    loop.call_exception_handler({})
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)
    err("main ends")

async def agen():
    try:
        yield 1
    finally:
        raise OSError("closing")

async def leaves_tasks():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        finally:
            raise LookupError("in shutdown")
    keep = asyncio.create_task(stubborn())
    g = agen()
    await anext(g)
    globals()["g"] = g

asyncio.run(main())
err("after run")
asyncio.run(leaves_tasks())
loop = asyncio.new_event_loop()
t = loop.create_task(forever())
loop.run_until_complete(asyncio.sleep(0.1))
loop.close()
del t
import gc
gc.collect()
err("task dropped")
