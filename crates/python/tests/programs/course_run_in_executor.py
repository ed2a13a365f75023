import asyncio
import concurrent.futures
import threading
import time


def blocking(n):
    time.sleep(0.05 * n)
    return n, threading.current_thread().name.split("_")[0]


async def heartbeat(beats):
    while True:
        beats.append(1)
        await asyncio.sleep(0.02)


async def main():
    loop = asyncio.get_running_loop()
    beats = []
    hb = asyncio.create_task(heartbeat(beats))
    print(await loop.run_in_executor(None, blocking, 1))
    with concurrent.futures.ThreadPoolExecutor(2, "pool") as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocking, n) for n in (3, 1, 2))))
    print(await asyncio.to_thread(blocking, 1))
    hb.cancel()
    print(len(beats) > 5, (await asyncio.gather(hb, return_exceptions=True))[0].__class__.__name__)
    done = asyncio.Event()
    results = []

    def from_thread():
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01, "slept"), loop)
        results.append(f.result(1))
        loop.call_soon_threadsafe(done.set)

    t = threading.Thread(target=from_thread)
    t.start()
    await done.wait()
    t.join()
    print(results)
    fut = loop.create_future()
    loop.call_later(0.01, fut.set_result, "later")
    print(await fut, fut)
    try:
        await loop.run_in_executor(None, int, "x")
    except ValueError as e:
        print(e)
    wrapped = asyncio.wrap_future(concurrent.futures.Future())
    print(wrapped.done(), wrapped.cancel())


asyncio.run(main())
