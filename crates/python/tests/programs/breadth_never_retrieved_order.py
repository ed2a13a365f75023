import asyncio
class AppError(Exception):
    pass
async def worker(n):
    await asyncio.sleep(n * 0.01)
    if n % 2:
        raise AppError(f"worker {n}")
    return n
async def main():
    tasks = [asyncio.create_task(worker(i), name=f"W{i}") for i in range(4)]
    await asyncio.sleep(0.1)
    print([t.done() for t in tasks])
    print("main ends")
asyncio.run(main())
