import asyncio

async def numbers(name, n=3):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print(name, "cleanup")
        await asyncio.sleep(0)
        print(name, "cleaned")

async def main():
    async for x in numbers("dropped"):
        break
    for i in range(5):
        print("turn", i)
        await asyncio.sleep(0)
    kept = numbers("kept")
    print(await anext(kept))
    g = numbers("closed")
    print(await anext(g))
    await g.aclose()
    print([x async for x in numbers("whole")])
    print([x async for x in g])
    global keep
    keep = kept

asyncio.run(main())
print("after run")

async def shielded():
    g = numbers("task")
    async def consume():
        async for x in g:
            await asyncio.sleep(1)
    t = asyncio.create_task(consume())
    await asyncio.sleep(0.5)
    t.cancel()
    await asyncio.wait([t])
    print("consumer ended")

asyncio.run(shielded())
