"""What every thread is doing now; tasks are made of coroutines only."""
import asyncio
import sys
import threading
import time
import traceback

first_lock, second_lock = threading.Lock(), threading.Lock()
ready = threading.Barrier(3)


def worker(first, second):
    with first:
        ready.wait()
        second.acquire(timeout=0.3)


def show():
    names = {t.ident: t.name for t in threading.enumerate()}
    for ident, frame in sorted(sys._current_frames().items(), key=lambda row: names[row[0]]):
        print(names[ident], [place.name for place in traceback.extract_stack(frame)], "first" in frame.f_locals)


a = threading.Thread(target=worker, args=(first_lock, second_lock), name="a")
b = threading.Thread(target=worker, args=(second_lock, first_lock), name="b")
a.start()
b.start()
ready.wait()
time.sleep(0.05)
show()
a.join()
b.join()
t = threading.Thread(target=lambda: print([place.name for place in traceback.extract_stack()]))
t.start()
t.join()
print(len(sys._current_frames()))


def generator():
    yield


async def main():
    for wrong in (lambda: asyncio.create_task(generator()), lambda: asyncio.Task(generator()), lambda: asyncio.Future(loop=3)):
        try:
            wrong()
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, str(e).split(" 0x")[0])


asyncio.run(main())
