import asyncio
import contextlib


async def ticker(n, every):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(every)
    finally:
        print("ticker closed")


@contextlib.asynccontextmanager
async def connection(host):
    print("connect", host)
    await asyncio.sleep(0.01)
    try:
        yield host.upper()
    except RuntimeError as e:
        print("conn saw", e)
        raise
    finally:
        await asyncio.sleep(0.01)
        print("disconnect", host)


class Rows:
    def __init__(self, rows):
        self.rows = iter(rows)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            row = next(self.rows)
        except StopIteration:
            raise StopAsyncIteration from None
        await asyncio.sleep(0)
        return row


async def main():
    async for t in ticker(3, 0.01):
        print(t)
    print([x async for x in ticker(4, 0) if x % 2], {k: v async for k, v in Rows([("a", 1), ("b", 2)])})
    async with connection("db") as c:
        print(c)
    try:
        async with connection("bad"):
            raise RuntimeError("query failed")
    except RuntimeError as e:
        print("main", e)
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(f"h{i}")) for i in range(2)]
        stack.push_async_callback(asyncio.sleep, 0.01)
        print(names)
    agen = ticker(10, 0.01)
    print(await anext(agen), await agen.__anext__())
    await agen.aclose()
    print(await anext(agen, "none"))
    async with contextlib.aclosing(ticker(5, 0)) as t:
        async for x in t:
            if x == 2:
                break
    g = ticker(1, 0)
    print(await g.asend(None))
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("thrown", e)
    print(g.ag_running, type(g).__name__)


asyncio.run(main())
