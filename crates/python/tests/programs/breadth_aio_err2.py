import asyncio


async def job(n):
    await asyncio.sleep(0.01)
    raise RuntimeError(f"job {n} failed")


async def main():
    asyncio.create_task(job(1))
    t = asyncio.create_task(job(2), name="second")
    await asyncio.sleep(0.05)
    print("main continues")
    del t
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError("lost future"))
    del fut
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
