import asyncio
import functools
import time
from collections import OrderedDict


class AsyncLRU:
    def __init__(self, size):
        self.size, self.cache, self.hits = size, OrderedDict(), 0

    def __call__(self, fn):
        @functools.wraps(fn)
        async def wrapper(*key):
            if key in self.cache:
                self.hits += 1
                self.cache.move_to_end(key)
                return await asyncio.shield(self.cache[key])
            fut = self.cache[key] = asyncio.ensure_future(fn(*key))
            if len(self.cache) > self.size:
                old, _ = self.cache.popitem(last=False)
                print("evicted", old)
            try:
                return await asyncio.shield(fut)
            except Exception:
                self.cache.pop(key, None)
                raise
        wrapper.cache = self
        return wrapper


calls = []


@AsyncLRU(2)
async def fetch(n):
    calls.append(n)
    await asyncio.sleep(0.01)
    if n < 0:
        raise ValueError(n)
    return n * n


class Debouncer:
    def __init__(self, delay, fn):
        self.delay, self.fn, self.handle = delay, fn, None

    def __call__(self, *args):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.delay, self.fn, *args)


async def main():
    print(await asyncio.gather(fetch(2), fetch(2), fetch(3), fetch(2)), calls, fetch.cache.hits)
    await fetch(4)
    print(await fetch(3), list(fetch.cache.cache), calls)
    try:
        await fetch(-1)
    except ValueError as e:
        print("error", e, list(fetch.cache.cache))
    d = Debouncer(0.02, lambda x: print("debounced", x))
    for n in range(4):
        d(n)
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.05)
    t = asyncio.create_task(fetch(9))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("outer cancelled; inner", fetch.cache.cache[(9,)].done())
    print(await fetch(9), calls[-1], repr(fetch)[:22])
    print(await asyncio.wait_for(fetch(9), 1), fetch.__name__)


asyncio.run(main())
