import asyncio
class Sub(asyncio.Queue):
    def _init(self, n): self.items = []
    def _put(self, x): self.items.append(x); self.items.sort(reverse=True)
    def _get(self): return self.items.pop()
    def qsize(self): return len(self.items)
async def main():

    class Mgr:
        async def __aenter__(self): print("enter"); await asyncio.sleep(0); return self
        async def __aexit__(self, t, v, tb): print("exit", t.__name__ if t else None); await asyncio.sleep(0); return t is KeyError
    async with Mgr() as m, Mgr(): print("body")
    async with Mgr(): raise KeyError("x")
    try:
        async with Mgr(): raise ValueError("y")
    except ValueError as e: print("VE", e)
    class Bad: pass
    for k in ("async with Bad(): pass", "async for x in Bad(): pass", "await Bad()", "async with open: pass", "async for x in [1]: pass", "async with Mgr: pass"):
        ns = {"Bad": Bad, "Mgr": Mgr}; exec(f"async def t():\n  {k}", ns)
        try: await ns["t"]()
        except Exception as e: print(type(e).__name__, e)
    try:
        with Mgr(): pass
    except TypeError as e: print(e)
    try:
        for x in Mgr(): pass
    except TypeError as e: print(e)
    class It:
        def __aiter__(self): return 5
    try:
        async for x in It(): pass
    except TypeError as e: print(e)
    class It2:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in It2(): pass
    except TypeError as e: print(e)
    class Aw:
        def __await__(self): return 5
    try: await Aw()
    except TypeError as e: print(e)
    class Aw2:
        def __await__(self): yield "not a future"
    try: await asyncio.create_task(asyncio.wait_for(Aw2(), None))
    except RuntimeError as e: print(e)
    async def gen():
        yield 1
        raise ValueError("in gen")
    try: print([x async for x in gen()])
    except ValueError as e: print(e)
    async def si(): raise StopIteration("s")
    try: await si()
    except RuntimeError as e: print(e)
    async def ge():
        raise StopAsyncIteration
        yield
    try: await anext(ge())
    except RuntimeError as e: print(e)
    g = gen(); a = g.asend(None); print(await a)
    try: await a
    except RuntimeError as e: print(e)
    t1 = asyncio.create_task(g.__anext__() if False else asyncio.sleep(0))
    await t1; f = asyncio.get_running_loop().create_future()
    async def selfw(): await asyncio.current_task()
    try: await asyncio.create_task(selfw())
    except RuntimeError as e: print(str(e)[:40])
asyncio.run(main())
