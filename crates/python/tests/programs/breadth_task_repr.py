import asyncio


async def work():
    await asyncio.sleep(0.01)
    return 42


async def main():
    t = asyncio.create_task(work(), name="T")
    print(t)
    await t
    print(t)
    f = asyncio.get_running_loop().create_future()
    print(f)
    f.set_exception(ValueError("v"))
    print(f)
    f.exception()
    f2 = asyncio.Future()
    f2.cancel()
    print(f2, f2.cancelled())
    c = work()
    print(str(c).split(" at ")[0], c.cr_running, c.cr_await)
    c.close()
    print(asyncio.get_running_loop())
    t2 = asyncio.create_task(work())
    t2.cancel()
    print(t2)
    try:
        await t2
    except asyncio.CancelledError:
        print(t2)
    t3 = asyncio.ensure_future(bad())
    await asyncio.wait([t3])
    print(t3)
    print(repr(asyncio.Lock()).split(" at ")[0], asyncio.iscoroutine(c), asyncio.iscoroutinefunction(work), asyncio.isfuture(t3))
    async with asyncio.TaskGroup() as tg:
        print(tg)
        x = tg.create_task(work())
    print(x.result())
    q = asyncio.Queue(3)
    q.put_nowait("a")
    print(str(q))


async def bad():
    raise RuntimeError("bad")


asyncio.run(main())
