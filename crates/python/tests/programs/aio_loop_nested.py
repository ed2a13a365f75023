import asyncio
async def inner(): return 1
async def main():
    try:
        asyncio.run(inner())
    except RuntimeError as e:
        print(e)
    try:
        asyncio.get_event_loop().run_until_complete(inner())
    except RuntimeError as e:
        print(e)
    print(await inner())
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: print("cb", f))
    asyncio.get_running_loop().call_later(0.01, fut.set_result, 42)
    print(await fut)
    try: fut.set_result(1)
    except asyncio.InvalidStateError as e: print(e)
    f2 = asyncio.Future()
    f2.set_exception(ValueError("fut exc"))
    try: await f2
    except ValueError as e: print(e)
    f3 = asyncio.Future(); f3.cancel("msg")
    try: await f3
    except asyncio.CancelledError as e: print("cancelled", e)
    print(f3.cancelled(), f3)
    async def fail(): raise KeyError("k")
    try: await asyncio.gather(inner(), fail(), inner())
    except KeyError as e: print(repr(e))
    c = asyncio.Condition()
    async with c:
        print(c.locked())
    s = asyncio.Semaphore(2); await s.acquire(); print(s.locked()); s.release()
    e = asyncio.Event(); e.set(); print(await e.wait())
    l = asyncio.Lock(); await l.acquire(); print(l.locked())
    b = asyncio.Barrier(2)
    async def bw(n): i = await b.wait(); print("bar", n); return i
    print(sorted(await asyncio.gather(bw(1), bw(2))))
asyncio.run(main())
