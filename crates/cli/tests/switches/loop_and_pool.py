# line cost: 300us
import asyncio, threading, time
def block(n):
    total = 0
    for i in range(n):
        total += i
    time.sleep(0.003)
    return total
async def tick(n):
    for i in range(n):
        await asyncio.sleep(0)
        x = 0
        while x < 3:
            x += 1
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(tick(4))
    jobs = [loop.run_in_executor(None, block, n) for n in (10, 20)]
    await asyncio.gather(*jobs)
    await t
asyncio.run(main())
