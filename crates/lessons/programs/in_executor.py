import asyncio
import time


def brew(tea):
    time.sleep(1)  # blocks its thread, not the loop
    return f"{tea} tea"


async def clock():
    for tick in range(4):
        print("tick", tick)
        await asyncio.sleep(0.3)


async def main():
    loop = asyncio.get_running_loop()
    ticking = asyncio.create_task(clock())
    jobs = [loop.run_in_executor(None, brew, tea) for tea in ("green", "black")]
    print(await asyncio.gather(*jobs))
    await ticking


asyncio.run(main())
