import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import wraps


def timed(label):
    def deco(fn):
        @wraps(fn)
        def inner(*a):
            t = time.perf_counter()
            r = fn(*a)
            print(f"{label:<12}{time.perf_counter() - t:5.1f}s  {r}")
            return r
        return inner
    return deco


def io(n):
    time.sleep(0.2)
    return n * n


async def aio(n):
    await asyncio.sleep(0.2)
    return n * n


@timed("sequential")
def seq(ns):
    return [io(n) for n in ns]


@timed("threads")
def thr(ns):
    res = [None] * len(ns)

    def run(i, n):
        res[i] = io(n)
    ts = [threading.Thread(target=run, args=(i, n)) for i, n in enumerate(ns)]
    for t in ts: t.start()
    for t in ts: t.join()
    return res


@timed("pool")
def pool(ns):
    with ThreadPoolExecutor(2) as ex:
        return list(ex.map(io, ns))


@timed("asyncio")
def asy(ns):
    async def main():
        return await asyncio.gather(*map(aio, ns))
    return asyncio.run(main())


@timed("blocking")
def blocking(ns):
    async def bad(n):
        return io(n)

    async def main():
        return await asyncio.gather(*map(bad, ns))
    return asyncio.run(main())


for f in (seq, thr, pool, asy, blocking):
    f([1, 2, 3, 4])
print(seq.__name__)
