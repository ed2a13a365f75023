import asyncio


async def ok(n):
    await asyncio.sleep(n / 100)
    print("ok", n)
    return n


async def bad():
    await asyncio.sleep(0.015)
    raise KeyError("없음")


async def main():
    try:
        await asyncio.gather(ok(1), bad(), ok(3))
    except KeyError as e:
        print("caught", repr(e))
    await asyncio.sleep(0.05)
    rs = await asyncio.gather(ok(1), bad(), return_exceptions=True)
    print(rs, [isinstance(r, Exception) for r in rs])
    t1 = asyncio.create_task(bad())
    t2 = asyncio.create_task(ok(5))
    done, pending = await asyncio.wait({t1, t2}, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), t1.exception())
    await t2
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            tg.create_task(ok(9))
    except ExceptionGroup as eg:
        print(eg, eg.exceptions, eg.message)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1))
            raise RuntimeError("body")
    except* RuntimeError as eg:
        print(repr(eg))
    except* KeyError:
        print("never")
    eg = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
    print(eg.subgroup(ValueError), eg.split(TypeError), eg.derive([OSError()]))
    try:
        ExceptionGroup("x", [])
    except ValueError as e:
        print(e)
    try:
        ExceptionGroup("x", [5])
    except ValueError as e:
        print(e)
    try:
        ExceptionGroup("x", [KeyboardInterrupt()])
    except TypeError as e:
        print(e)
    await asyncio.gather(ok(0), bad())


asyncio.run(main())
