import asyncio


async def main():
    loop = asyncio.get_running_loop()
    far = asyncio.create_task(asyncio.sleep(0.03))
    await asyncio.sleep(0)
    for count in range(2, 13):
        fired = []
        when = loop.time() + 0.001
        for number in range(count):
            loop.call_at(when, fired.append, number)
        await asyncio.sleep(0.002)
        print(count, *fired)
    await far
    # Cancelled timers leave, and the heap is made anew when they are many.
    fired = []
    when = loop.time() + 0.5
    timers = [loop.call_at(when + (number % 3) / 100, fired.append, number) for number in range(150)]
    for number, timer in enumerate(timers):
        if number % 5:
            timer.cancel()
    await asyncio.sleep(0.001)
    for number in range(150, 160):
        loop.call_at(when, fired.append, number)
    await asyncio.sleep(0.6)
    print(*fired)


asyncio.run(main())
