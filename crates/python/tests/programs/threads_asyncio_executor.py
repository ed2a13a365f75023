"""run_in_executor, to_thread, a pool of one's own, an error, a loop that keeps turning."""
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

request = contextvars.ContextVar("request", default="none")


def blocking(n):
    time.sleep(0.03)
    if n == 2:
        raise RuntimeError("blocking failed")
    return n, threading.current_thread().name.split("_")[0], request.get()


async def ticker(times):
    for n in range(times):
        await asyncio.sleep(0.01)
    return "ticked"


async def main():
    request.set("r1")
    loop = asyncio.get_running_loop()
    ticks = asyncio.create_task(ticker(3))
    print(await loop.run_in_executor(None, blocking, 1))
    print(await ticks)
    print(await asyncio.to_thread(blocking, 3))
    with ThreadPoolExecutor(2, "mine") as pool:
        jobs = [loop.run_in_executor(pool, blocking, n) for n in (4, 2, 5)]
        for result in await asyncio.gather(*jobs, return_exceptions=True):
            print(repr(result))
    start = time.monotonic()
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.05) for _ in range(4)))
    print("four naps", round(time.monotonic() - start, 1))


asyncio.run(main())
