import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    finally:
        print("child cleanup")


async def stubborn():
    while True:
        try:
            await asyncio.sleep(0.05)
            return "finally done"
        except asyncio.CancelledError:
            print("ignoring cancel", asyncio.current_task().cancelling())
            asyncio.current_task().uncancel()


async def main():
    t = asyncio.create_task(child(), name="kid")
    print(t.get_name(), t.get_coro().__name__)
    t.add_done_callback(lambda f: print("cb", f.cancelled(), f.get_name()))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancel("again"), t.cancelling())
    r = await asyncio.gather(t, return_exceptions=True)
    print(repr(r[0]), t.cancelled())
    try:
        t.exception()
    except asyncio.CancelledError as e:
        print("exception() raised", repr(e))
    print(t.cancel())
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0.01)
    s.cancel()
    print(await s)
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: print("fut", f.result()))
    asyncio.get_running_loop().call_later(0.01, f.set_result, 7)
    print(await f, f)
    try:
        f.set_result(8)
    except asyncio.InvalidStateError as e:
        print(e)
    g = asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    await asyncio.sleep(0)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled")

    async def names():
        return asyncio.current_task().get_name()

    print(await asyncio.gather(names(), asyncio.create_task(names(), name="X")))
    loop = asyncio.get_running_loop()
    h = loop.call_later(10, print, "never")
    print(h.cancelled(), h.when() > loop.time())
    h.cancel()
    print(h.cancelled())
    order = []
    loop.call_soon(order.append, 1)
    loop.call_later(0, order.append, 2)
    loop.call_soon(order.append, 3)
    await asyncio.sleep(0.01)
    print(order)
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(1)
    except TimeoutError as e:
        print(repr(e), cm.expired(), repr(e.__cause__))
    async with asyncio.timeout(None) as cm:
        cm.reschedule(loop.time() + 5)
        print(cm.when() > 0)
    with asyncio.Runner() if False else open("/dev/null") as r:
        pass


with asyncio.Runner() as runner:
    runner.run(main())
    print(runner.run(asyncio.sleep(0, "second")))
asyncio.run(main()) if False else None
