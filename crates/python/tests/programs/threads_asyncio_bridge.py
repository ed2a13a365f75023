"""A loop in another thread, and calls into it."""
import asyncio
import threading
import time

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name="loop-thread")
thread.start()


async def work(n):
    await asyncio.sleep(0.01 * n)
    return n, threading.current_thread().name


futures = [asyncio.run_coroutine_threadsafe(work(n), loop) for n in (2, 1)]
print([f.result(timeout=1) for f in futures])
seen = []
loop.call_soon_threadsafe(lambda: seen.append(threading.current_thread().name))
slow = asyncio.run_coroutine_threadsafe(work(100), loop)
try:
    slow.result(timeout=0.05)
except TimeoutError:
    print("timeout", slow.cancel())
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(seen, slow.cancelled(), loop.is_running())
loop.close()
