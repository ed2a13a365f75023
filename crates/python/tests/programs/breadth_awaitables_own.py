import asyncio
class Promise:
    def __init__(self):
        self._fut = asyncio.get_running_loop().create_future()
    def resolve(self, v): self._fut.set_result(v)
    def __await__(self):
        return (yield from self._fut)
class Bad:
    def __await__(self):
        return 5
class Yielder:
    def __await__(self):
        yield 7
async def main():
    p = Promise()
    asyncio.get_running_loop().call_later(0.01, p.resolve, "resolved")
    print(await p)
    for x in (5, None, [1], "s", lambda: 1, Bad(), Yielder()):
        try:
            await x
        except (TypeError, RuntimeError) as e:
            print(type(e).__name__, e)
    async def f(): return 1
    try:
        await f
    except TypeError as e:
        print(e)
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    try:
        f() + 1
    except TypeError as e:
        print(e)
    try:
        for i in f(): pass
    except TypeError as e:
        print(e)
    try:
        asyncio.create_task(f)
    except TypeError as e:
        print(str(e)[:28])
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print(e)
    try:
        await asyncio.shield(3)
    except TypeError as e:
        print(e)
    try:
        asyncio.ensure_future("x")
    except TypeError as e:
        print(e)
    print(asyncio.iscoroutine(c), asyncio.iscoroutinefunction(f), asyncio.isfuture(p._fut))
asyncio.run(main())
