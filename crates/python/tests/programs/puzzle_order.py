import asyncio
async def a():
    print("a1"); await asyncio.sleep(0); print("a2"); await b(); print("a3")
async def b(): print("b1"); await asyncio.sleep(0); print("b2")
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon1"); t = asyncio.create_task(a()); loop.call_soon(print, "soon2")
    fut = loop.create_future(); fut.add_done_callback(lambda f: print("fut cb")); loop.call_soon(fut.set_result, 1)
    print("m1"); await asyncio.sleep(0); print("m2"); await fut; print("m3"); await t; print("m4")
    async def c(n):
        for i in range(2): print(n, i); await asyncio.sleep(0)
    await asyncio.gather(c("x"), c("y"), b()); await asyncio.wait_for(b(), 1)
    ev = asyncio.Event()
    async def w(n): await ev.wait(); print("w", n)
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0); ev.set(); print("set"); await asyncio.sleep(0); print("after"); [await t for t in ts]
    lock = asyncio.Lock()
    async def l(n):
        async with lock: print("l", n); await asyncio.sleep(0)
    await asyncio.gather(*(l(i) for i in range(3)))
    async def gen():
        try:
            for i in range(3): print("yield", i); yield i
        finally: print("gen cleanup")
    async for v in gen():
        if v == 1: break
    print("after break"); await asyncio.sleep(0.01); print("end")
asyncio.run(main())
