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

async def ended(task):
    try:
        result = await task
    except asyncio.CancelledError as e:
        result = "CancelledError" + str(e.args)
    print("->", result, task.cancelled(), task.cancelling())

async def nop():
    return "nop"

turns = 0
def tick():
    global turns
    turns += 1
    if turns < 8:
        asyncio.get_running_loop().call_soon(tick)

async def main():
    inner = asyncio.create_task(swallow())
    t = asyncio.create_task(outer(asyncio.shield(inner)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    await ended(t)
    print(inner.done())
    inner.cancel()
    await ended(inner)
    inner = asyncio.create_task(sleeper("shielded"))
    sh = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await sh
    except asyncio.CancelledError:
        print("inner was cancelled:", sh.cancelled())
    asyncio.get_running_loop().call_soon(tick)
    print(await asyncio.shield(nop()), "after", turns)
    done = asyncio.create_task(nop())
    await done
    before = turns
    print(await asyncio.shield(done), "after", turns - before)
    try:
        await asyncio.shield(failing())
    except ValueError as e:
        print(repr(e))

async def failing():
    raise ValueError("inside")

asyncio.run(main())
