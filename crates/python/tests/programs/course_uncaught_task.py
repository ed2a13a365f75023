import asyncio


async def child():
    await asyncio.sleep(0.01)
    return {}["missing"]


async def main():
    task = asyncio.create_task(child(), name="child")
    await asyncio.sleep(0.05)
    print(task.done(), repr(task.exception()))
    await task


asyncio.run(main())
