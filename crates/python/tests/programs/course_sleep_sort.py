import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor


def sleep_sort_threads(xs):
    out, lock = [], threading.Lock()

    def put(x):
        time.sleep(x / 20)
        with lock:
            out.append(x)

    ts = [threading.Thread(target=put, args=(x,)) for x in xs]
    for t in ts: t.start()
    for t in ts: t.join()
    return out


async def sleep_sort_async(xs):
    out = []
    async def put(x):
        await asyncio.sleep(x / 20)
        out.append(x)
    await asyncio.gather(*map(put, xs))
    return out


def cpu(n):
    return sum(i * i for i in range(n))


if __name__ == "__main__":
    xs = [3, 1, 4, 1, 5]
    print(sleep_sort_threads(xs), asyncio.run(sleep_sort_async(xs)))
    with ProcessPoolExecutor(max_workers=2) as ex:
        fs = [ex.submit(cpu, n) for n in (10, 100, 1000)]
        print([f.result() for f in fs], list(ex.map(cpu, [1, 2, 3], chunksize=2)))
        try:
            ex.submit(lambda: 1).result()
        except Exception as e:
            print(type(e).__name__, str(e)[:20])
        f = ex.submit(int, "no")
        print(repr(f.exception()))

    async def mixed():
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1) as p, ThreadPoolExecutor(1) as t:
            return await asyncio.gather(loop.run_in_executor(p, cpu, 50), loop.run_in_executor(t, cpu, 60))

    print(asyncio.run(mixed()))
