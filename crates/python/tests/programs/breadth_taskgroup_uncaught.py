import asyncio


async def ok():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("ok cancelled")
        raise


async def bad(n):
    await asyncio.sleep(0.01)
    raise ValueError(f"bad {n}")


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(ok())
        tg.create_task(bad(1))
        tg.create_task(bad(2))


asyncio.run(main())
