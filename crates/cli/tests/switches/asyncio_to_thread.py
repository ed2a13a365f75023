# line cost: 1ms
import asyncio, time, threading
def block(n):
    time.sleep(0.01 * n)
    return threading.current_thread().name, n
async def tick():
    for i in range(4):
        print("tick", i)
        await asyncio.sleep(0.006)
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(tick())
    r = await asyncio.gather(asyncio.to_thread(block, 1), loop.run_in_executor(None, block, 2))
    print(r)
    await t
asyncio.run(main())
