import asyncio

class Ticker:
    def __init__(self, n, delay):
        self.n, self.delay = n, delay
    def __aiter__(self):
        self.i = 0
        return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(self.delay)
        return self.i

async def agen(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("agen closed")

async def amap(f, ait):
    async for x in ait:
        yield f(x)

async def main():
    async for t in Ticker(3, 0.01):
        print("tick", t)
    else:
        print("done")
    print([x async for x in Ticker(3, 0) if x % 2])
    print({x: y async for x, y in amap(lambda v: (v, v * v), agen(3))})
    g = agen(5)
    print(await anext(g), await g.__anext__())
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(g, "default"))
    total = sum([x async for x in agen(4)])
    print(total)
    print([await asyncio.sleep(0, i) for i in range(3)])
    ge = (i * 2 async for i in agen(2))
    print(type(ge).__name__, [x async for x in ge])
    async def echo():
        got = None
        while True:
            got = yield got
            if got is None: break
    e = echo()
    await e.asend(None)
    print(await e.asend("hi"))
    try: await e.athrow(ValueError("x"))
    except ValueError as ex: print("athrow", ex)
    zipped = [pair for pair in zip([1,2], [x async for x in agen(2)])]
    print(zipped)
asyncio.run(main())
