import asyncio
import random
from datetime import datetime


def clock():
    return datetime.now().strftime("%H:%M:%S")


async def report(station):
    while True:
        wind = random.randint(0, 30)
        print(clock(), station, "wind", wind, "m/s")
        await asyncio.sleep(10)


async def main():
    random.seed(42)
    await asyncio.gather(report("harbour"), report("summit"))


asyncio.run(main())
