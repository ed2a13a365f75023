import asyncio

async def sleeper(name, cleanup=0):
    try:
        print(name, "starts")
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        if cleanup:
            await asyncio.sleep(cleanup)
            print(name, "cleaned up")
        raise
    finally:
        print(name, "finally")

async def swallow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed")
    await asyncio.sleep(0)
    return "survived"

async def outer(inner):
    try:
        await inner
    except asyncio.CancelledError:
        print("outer sees it")
        raise

async def suicide(awaits):
    asyncio.current_task().cancel("self")
    if awaits:
        await asyncio.sleep(0)
        print("not reached")
    return "value"

async def ended(task):
    try:
        result = await task
    except asyncio.CancelledError as e:
        result = "CancelledError" + str(e.args)
    except Exception as e:
        result = repr(e)
    print("->", result, "| cancelled:", task.cancelled(), "| requests:", task.cancelling())

async def main():
    t = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0)
    print(t.cancel("reason"), t.cancel("again"), t.cancelled(), t.cancelling())
    await ended(t)
    print(t.cancel())
    t = asyncio.create_task(sleeper("never"))
    t.cancel()
    await ended(t)
    t = asyncio.create_task(sleeper("slow", 0.5))
    await asyncio.sleep(0.1)
    t.cancel()
    await ended(t)
    t = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    t.cancel()
    await ended(t)
    inner = asyncio.create_task(sleeper("inner"))
    t = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel("m")
    await ended(t)
    await ended(asyncio.create_task(suicide(True)))
    await ended(asyncio.create_task(suicide(False)))
    t = asyncio.create_task(sleeper("un"))
    await asyncio.sleep(0)
    t.cancel()
    print(t.uncancel(), t.uncancel(), t.cancelling())
    await ended(t)
    # Cancelled before it waits, taken back in time.
    async def busy():
        me = asyncio.current_task()
        me.cancel()
        print("left:", me.uncancel())
        await asyncio.sleep(0)
        return "went on"
    await ended(asyncio.create_task(busy()))

async def gathers():
    for flag in False, True:
        g = asyncio.gather(sleeper("x"), sleeper("y", 0.2), return_exceptions=flag)
        t = asyncio.create_task(outer(g))
        await asyncio.sleep(0.1)
        t.cancel("stop")
        await ended(t)
        print(g.cancelled(), g.done(), asyncio.get_running_loop().time())
        await asyncio.sleep(1)
    a, b = asyncio.create_task(sleeper("p")), asyncio.create_task(asyncio.sleep(1, "q"))
    g = asyncio.gather(a, b, return_exceptions=True)
    await asyncio.sleep(0)
    a.cancel()
    print(await g)
    a, b = asyncio.create_task(sleeper("p")), asyncio.create_task(asyncio.sleep(1, "q"))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather:", repr(e), asyncio.current_task().cancelling())
    print(await b)

asyncio.run(main())
asyncio.run(gathers())
