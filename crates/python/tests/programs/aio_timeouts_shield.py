import asyncio
async def slow(n):
    try:
        await asyncio.sleep(n)
        return f"slept {n}"
    except asyncio.CancelledError as e:
        print("cancelled", n, e.args)
        raise
async def main():
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    try:
        async with asyncio.timeout(0.05) as cm:
            await slow(1)
    except TimeoutError:
        print("timeout", cm.expired(), round(loop.time() - t0, 2))
    async with asyncio.timeout(None) as cm:
        cm.reschedule(loop.time() + 0.1)
        print(cm.when() is not None, await slow(0.01))
    print(cm)
    try:
        async with asyncio.timeout_at(loop.time() + 0.02):
            async with asyncio.timeout(10):
                await slow(2)
    except TimeoutError as e:
        print("outer", repr(e), repr(e.__cause__))
    inner = asyncio.create_task(slow(0.05))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("shielded still running:", not inner.done())
    print(await inner)
    t = asyncio.create_task(slow(3))
    await asyncio.sleep(0)
    print(t.cancel("because"), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print("awaiting:", e.args, t.cancelled())
    done, pending = await asyncio.wait([asyncio.create_task(slow(x), name=str(x)) for x in (0.01, 0.02, 1)], timeout=0.05)
    print(sorted(t.get_name() for t in done), [t.get_name() for t in pending])
    for p in pending: p.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))
asyncio.run(main())
