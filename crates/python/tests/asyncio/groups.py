import asyncio

async def child(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "ends")
    if error:
        raise error
    return name

def tell(group, depth=0):
    print("  " * depth + str(group))
    for e in getattr(group, "exceptions", ()):
        tell(e, depth + 1)

async def group(*children, body=None):
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(child(*c), name=c[0]) for c in children]
            if body:
                await body(tg)
        print([t.result() for t in tasks])
    except* (ValueError, KeyError) as eg:
        tell(eg)
    print("requests", asyncio.current_task().cancelling())

async def main():
    await group(("a", 0.2), ("b", 0.1))
    await group(("a", 0.2), ("b", 0.1, ValueError("b")), ("c", 0.3))
    await group(("a", 0, ValueError("a")), ("b", 0, KeyError("b")))

    async def failing_body(tg):
        await asyncio.sleep(0)
        raise ValueError("body")
    await group(("a", 1), body=failing_body)

    async def both(tg):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("body cancelled", asyncio.current_task().cancelling())
            raise KeyError("in body")
    await group(("a", 0.1, ValueError("a")), body=both)

    async def nested_tasks(tg):
        async def parent():
            tg.create_task(child("grandchild", 0.1))
        tg.create_task(parent())
    await group(body=nested_tasks)

    async def cancels_one(tg):
        t = tg.create_task(child("victim", 1))
        await asyncio.sleep(0)
        t.cancel()
    await group(("a", 0.1), body=cancels_one)

    t = asyncio.create_task(group(("x", 1), ("y", 2)))
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("group cancelled from outside", t.cancelled())

async def misuse():
    tg = asyncio.TaskGroup()
    print(tg)
    c = child("z", 0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(e)
    c.close()
    async with tg:
        print(tg)
        tg.create_task(asyncio.sleep(0))
        print(tg)
    c = child("z", 0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(e)
    c.close()
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("bad", 0, ValueError(1)))
            try:
                await asyncio.sleep(1)
            finally:
                c = child("z", 0)
                try:
                    tg.create_task(c)
                except RuntimeError as e:
                    print(e)
                c.close()
    except ExceptionGroup as e:
        tell(e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("exit", 0.1, SystemExit(3)))
            tg.create_task(child("other", 1))
    except SystemExit as e:
        print("exit", e.code)

asyncio.run(main())
try:
    asyncio.run(misuse())
except SystemExit as e:
    print("left with", e.code)
