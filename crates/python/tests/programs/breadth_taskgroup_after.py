import asyncio

async def job(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(f"job {n} failed")
    print("done", n)
    return n * n

async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(job(i), name=f"job-{i}") for i in range(1, 4)]
    print([t.result() for t in ts], [t.get_name() for t in ts])
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(job(1, True))
            b = tg.create_task(job(5))
            c = tg.create_task(job(1, True))
    except* ValueError as eg:
        print(type(eg), eg.message, eg.exceptions)
        for e in eg.exceptions:
            print("  ", repr(e))
    print(a.done(), b.cancelled(), c.exception())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1))
            raise KeyError("body")
    except ExceptionGroup as eg:
        print(repr(eg))
    try:
        tg.create_task(job(1))
    except RuntimeError as e:
        print("RuntimeError:", str(e)[:40])
    print(repr(tg)[:20])

asyncio.run(main())
