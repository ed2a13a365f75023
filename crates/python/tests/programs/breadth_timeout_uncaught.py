import asyncio


async def main():
    await asyncio.wait_for(asyncio.sleep(5), timeout=0.05)


asyncio.run(main())
