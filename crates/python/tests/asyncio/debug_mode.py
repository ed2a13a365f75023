import asyncio
import time

async def slow():
    time.sleep(0.15)

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    t = asyncio.create_task(slow(), name="slowpoke")
    await t
    loop.call_soon(time.sleep, 0.12)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 1
    await asyncio.create_task(slow())
    c = slow()
    for f in lambda: loop.call_soon(c), lambda: loop.call_soon(slow), lambda: loop.call_later(1, 5):
        try:
            f()
        except TypeError as e:
            print(str(e).split(" <")[0])
    c.close()
    loop.set_debug(False)
    print(loop.get_debug())

asyncio.run(main(), debug=True)
