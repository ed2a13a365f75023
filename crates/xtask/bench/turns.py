"""Turns: twenty tasks that only give way, twenty thousand times each."""

import asyncio


async def give_way(times):
    for _ in range(times):
        await asyncio.sleep(0)
    return times


async def main():
    tasks = [asyncio.create_task(give_way(20_000)) for _ in range(20)]
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())
