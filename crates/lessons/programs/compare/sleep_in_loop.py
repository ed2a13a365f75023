import asyncio
import time


async def report():
    for tick in range(3):
        print("tick", tick)
        await asyncio.sleep(0.5)


async def load():
    time.sleep(1.5)
    print("loaded")


async def main():
    await asyncio.gather(report(), load())


asyncio.run(main())
