import asyncio


async def level3(x):
    await asyncio.sleep(0.01)
    return 10 / x


async def level2(x):
    return await level3(x)


async def level1():
    results = await asyncio.gather(level2(1), level2(0), level2(2))
    return results


async def main():
    print("시작")
    await level1()
    print("끝")


asyncio.run(main())
