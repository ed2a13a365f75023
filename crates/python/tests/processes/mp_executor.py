import asyncio
import os
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool


def square(x):
    return x * x


def add(a, b):
    return a + b


def boom(x):
    raise KeyError(x)


def die():
    os._exit(1)


def nap(s):
    time.sleep(s)
    return s


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, square, 6))
        print(await asyncio.gather(*(loop.run_in_executor(pool, square, n) for n in range(4))))
        try:
            await loop.run_in_executor(pool, boom, "k")
        except KeyError as e:
            print("KeyError", e)


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        print(list(ex.map(square, range(6))), list(ex.map(add, [1, 2], [10, 20])))
        print(list(ex.map(square, range(7), chunksize=3)))
        fs = [ex.submit(nap, s) for s in (0.3, 0.1)]
        print([f.result() for f in as_completed(fs)])
        done, not_done = wait([ex.submit(square, 3)])
        print(len(done), len(not_done))
        f = ex.submit(boom, 5)
        print(repr(f.exception()), type(f.exception().__cause__).__name__)
        f = ex.submit(square, 9)
        f.add_done_callback(lambda f: print("done", f.result()))
        f.result()
        try:
            list(ex.map(boom, [1]))
        except KeyError as e:
            print("map KeyError", e)
    try:
        ex.submit(square, 1)
    except RuntimeError as e:
        print("RuntimeError:", e)
    with ProcessPoolExecutor(1) as ex:
        try:
            ex.submit(die).result()
        except BrokenProcessPool as e:
            print("BrokenProcessPool:", e)
        try:
            ex.submit(square, 1)
        except BrokenProcessPool as e:
            print("BrokenProcessPool:", e)
    try:
        ProcessPoolExecutor(0)
    except ValueError as e:
        print("ValueError:", e)
    asyncio.run(main())
