import asyncio
import contextlib


async def ticker(n, delay=0.01):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        print("ticker closed")


async def amap(f, it):
    async for x in it:
        yield f(x)


@contextlib.asynccontextmanager
async def connection(name):
    print("open", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        await asyncio.sleep(0)
        print("close", name)


class Pager:
    def __init__(self, pages):
        self.pages = pages

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i >= len(self.pages):
            raise StopAsyncIteration
        await asyncio.sleep(0.001)
        self.i += 1
        return self.pages[self.i - 1]


async def main():
    print([x async for x in ticker(3)], {x: y async for x in ticker(2) for y in "a"})
    async for v in amap(lambda x: x * 10, ticker(3)):
        if v == 10:
            break
        print(v)
    await asyncio.sleep(0.05)
    async with connection("db") as c, connection("cache") as d:
        print(c, d)
        raise ValueError("inside")
    async for p in Pager(["p1", "p2"]):
        print(p)
    else:
        print("no more")
    g = ticker(5)
    print(await anext(g), await g.__anext__(), await g.asend(None))
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("athrow", e)
    print(await anext(g, "default"))
    async with contextlib.aclosing(ticker(9)) as t:
        async for x in t:
            print("got", x)
            if x:
                break
    async with contextlib.AsyncExitStack() as st:
        for n in ("a", "b"):
            await st.enter_async_context(connection(n))
        st.push_async_callback(asyncio.sleep, 0)
        st.callback(print, "cb")
    print(type(ticker(1)).__name__, (x async for x in ticker(1)).__name__)
    try:
        for x in ticker(1):
            pass
    except TypeError as e:
        print(e)
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        with connection("z"):
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
    try:
        async with open("x"):
            pass
    except (TypeError, AttributeError, FileNotFoundError) as e:
        print(type(e).__name__, e)


asyncio.run(main())
