"""Tasks: a hundred thousand of them, created, put to sleep and gathered."""

import asyncio


async def job(number):
    await asyncio.sleep(0.001 * (number % 10))
    return number


async def main():
    tasks = [asyncio.create_task(job(number)) for number in range(100_000)]
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())
