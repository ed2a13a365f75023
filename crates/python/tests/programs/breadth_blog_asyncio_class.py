import asyncio
from time import perf_counter


class AsyncAdd:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        return self.a + self.b

    async def __aexit__(self, exc_type, exc_value, traceback):
        pass


class AsyncCounter:
    def __init__(self, stop):
        self.current = 0
        self.stop = stop

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.current < self.stop:
            await asyncio.sleep(0.01)
            r = self.current
            self.current += 1
            return r
        else:
            raise StopAsyncIteration


async def async_counter(stop):
    n = 0
    while n < stop:
        yield n
        n += 1
        await asyncio.sleep(0.01)


class Await:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.v


async def main():
    async with AsyncAdd(1, 2) as result:
        print(result)
    async for i in AsyncCounter(3):
        print(i, end=" ")
    print()
    async for i in async_counter(3):
        print(i, end=" ")
    print()
    a = [i async for i in AsyncCounter(3)]
    b = [await f() for f in (one, two)]
    print(a, b, await Await("기다린 값"))


async def one():
    return 1


async def two():
    return 2


begin = perf_counter()
asyncio.run(main())
print(f"{perf_counter() - begin:.1f}초")
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
try:
    loop.run_until_complete(one())
except RuntimeError as e:
    print(e)
