import asyncio
import time


async def heartbeat():
    for beat in range(4):
        print("beat", beat)
        await asyncio.sleep(0.5)


async def rude():
    print("rude: time.sleep(2)")
    time.sleep(2)
    print("rude: done")


async def polite():
    print("polite: asyncio.sleep(2)")
    await asyncio.sleep(2)
    print("polite: done")


async def main():
    pulse = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    await rude()
    await polite()
    await pulse


asyncio.run(main())
