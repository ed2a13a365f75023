"""ThreadPoolExecutor: map, submit, exceptions, as_completed, wait."""
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError,
                                ThreadPoolExecutor, TimeoutError, as_completed, wait)


def nap(n):
    time.sleep(n / 100)
    if n == 4:
        raise ValueError("four")
    return n * 10


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(nap, [3, 1, 2])))
    futures = {pool.submit(nap, n): n for n in (3, 1, 4, 2)}
    for future in as_completed(futures):
        try:
            print(futures[future], future.result())
        except ValueError as error:
            print(futures[future], "failed", error)
    done, rest = wait([pool.submit(nap, n) for n in (1, 5)], return_when=FIRST_COMPLETED)
    print(len(done), len(rest))
    done, rest = wait([pool.submit(nap, n) for n in (4, 8, 1)], return_when=FIRST_EXCEPTION)
    print(sorted(type(f.exception()).__name__ for f in done), len(rest))
    done, rest = wait(rest, timeout=1, return_when=ALL_COMPLETED)
    print(len(done), len(rest))
    slow = pool.submit(nap, 20)
    try:
        slow.result(timeout=0.05)
    except TimeoutError:
        print("timeout", slow.running(), slow.done(), slow.cancel())
with ThreadPoolExecutor(1) as pool:
    first, second = pool.submit(nap, 5), pool.submit(nap, 1)
    print(second.cancel(), second.cancelled(), second.done(), first.cancel())
    try:
        second.result()
    except CancelledError:
        print("cancelled")
    results = pool.map(nap, [1, 4, 2])
    try:
        for r in results:
            print(r)
    except ValueError as error:
        print("map:", error)
try:
    pool.submit(nap, 1)
except RuntimeError as error:
    print(error)
for bad in (0, -1):
    try:
        ThreadPoolExecutor(bad)
    except ValueError as error:
        print(error)
