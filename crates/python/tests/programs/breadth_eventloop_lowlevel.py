import asyncio
import time


def callback(n, loop):
    print(f"callback {n}")


def stopper(loop):
    print("stopping")
    loop.stop()


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    now = loop.time()
    loop.call_at(now + 0.2, callback, 1, loop)
    loop.call_later(0.1, callback, 2, loop)
    loop.call_soon(callback, 3, loop)
    loop.call_later(0.3, stopper, loop)
    loop.run_forever()
finally:
    loop.close()
loop = asyncio.new_event_loop()


async def coro():
    return "value"


print(loop.run_until_complete(coro()), loop.is_running(), loop.is_closed())
fut = loop.create_future()
loop.call_soon(fut.set_result, "fut")
print(loop.run_until_complete(fut))
t = loop.create_task(coro(), name="named")
print(loop.run_until_complete(asyncio.gather(t, coro(), loop=loop) if False else t), t.get_name())


def handler(loop, ctx):
    print("handler:", ctx["message"], repr(ctx.get("exception")))


loop.set_exception_handler(handler)
loop.call_soon(lambda: 1 / 0)
loop.call_soon(loop.stop)
loop.run_forever()
loop.set_debug(True)
print(loop.get_debug(), loop.get_exception_handler() is handler)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)


async def multi():
    loop = asyncio.get_running_loop()
    print(asyncio.get_event_loop() is loop)
    f = loop.run_in_executor(None, time.sleep, 0.01)
    print(type(f).__name__, await f)
    end = loop.time() + 0.1
    n = 0
    while loop.time() < end - 0.001:
        n += 1
        await asyncio.sleep(0.03)
    print(n)

asyncio.run(multi())
