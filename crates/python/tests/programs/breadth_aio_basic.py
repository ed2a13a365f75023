import asyncio
import time


async def fetch(name, delay):
    print(f"{name} start")
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{name} cancelled")
        raise
    print(f"{name} end")
    return f"{name}:{delay}"


async def main():
    t0 = time.perf_counter()
    print(await asyncio.gather(fetch("A", 0.2), fetch("B", 0.1)))
    print(f"{time.perf_counter() - t0:.1f}")
    t = asyncio.create_task(fetch("C", 5), name="taskC")
    await asyncio.sleep(0)
    print(t.get_name(), t.done(), t.cancelled())
    t.cancel("enough")
    try:
        await t
    except asyncio.CancelledError as e:
        print("main saw", repr(e))
    try:
        await asyncio.wait_for(fetch("D", 1), timeout=0.1)
    except asyncio.TimeoutError as e:
        print(repr(e))
    res = await asyncio.gather(fetch("E", 0.01), boom(), return_exceptions=True)
    print(res)
    try:
        await asyncio.gather(fetch("F", 0.05), boom())
    except ZeroDivisionError as e:
        print("gather raised", e)
    await asyncio.sleep(0.1)
    done, pending = await asyncio.wait([asyncio.create_task(fetch(n, d)) for n, d in (("G", 0.01), ("H", 0.5))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    for p in pending:
        p.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    for coro in asyncio.as_completed([fetch("I", 0.03), fetch("J", 0.01)]):
        print("completed", await coro)
    try:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout ctx")
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(fetch("K", 1))
            tg.create_task(boom())
    except* ZeroDivisionError as eg:
        print("group", eg.exceptions, a.cancelled())
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))


async def boom():
    await asyncio.sleep(0.02)
    return 1 / 0


asyncio.run(main())
