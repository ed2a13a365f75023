import asyncio

async def job(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    tasks = [asyncio.create_task(job(n, d), name=n) for n, d in (("a", 0.3), ("b", 0.1), ("c", 0.2))]
    async for t in asyncio.as_completed(tasks):
        print(t.get_name(), t in tasks, await t)
    try:
        async for t in asyncio.as_completed([job("d", 0.1), job("e", 2)], timeout=1):
            print(await t)
    except TimeoutError as e:
        print("timeout", repr(e))
    it = asyncio.as_completed([job("f", 0), job("g", 0)])
    print(await (await anext(it)), await next(it))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("no more")

asyncio.run(main())
