import asyncio
import threading
import time
import queue


async def work():
    time.sleep(0.05)
    return "blocked the loop"


async def forgot():
    work()
    return "forgot await"


async def main():
    t = asyncio.create_task(asyncio.sleep(0.01, "tick"))
    print(await work(), t.done())
    print(await forgot())
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        await asyncio.wait_for(lock.acquire(), 0.02)
    except TimeoutError:
        print("deadlock avoided", lock)if False else print("deadlock avoided", lock.locked())
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.set_exception, RuntimeError("future failed"))
    try:
        await f
    except RuntimeError as e:
        print(e)

    async def recursive(n):
        return 0 if n == 0 else 1 + await recursive(n - 1)

    print(await recursive(100))
    try:
        await recursive(5000)
    except RecursionError as e:
        print("recursion", str(e)[:32])
    tl = threading.Lock()
    with tl:
        print(tl.acquire(timeout=0.01))
    q = queue.Queue()
    try:
        q.get(timeout=0.01)
    except queue.Empty:
        print("empty")
    loop = asyncio.get_running_loop()
    try:
        loop.run_until_complete(work())
    except RuntimeError as e:
        print(e)
    t2 = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    del t2


async def fail():
    raise ValueError("nobody looks")


asyncio.run(main())
print("end")
