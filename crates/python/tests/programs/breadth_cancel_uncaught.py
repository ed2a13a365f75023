import asyncio


async def slow():
    await asyncio.sleep(5)


async def main():
    t = asyncio.create_task(slow())
    await asyncio.sleep(0.01)
    t.cancel()
    await t


asyncio.run(main())
