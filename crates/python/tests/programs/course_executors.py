import concurrent.futures as cf
import time


def work(n):
    time.sleep(n / 50)
    if n == 3:
        raise ValueError(f"bad {n}")
    return n * 10


with cf.ThreadPoolExecutor(max_workers=2, thread_name_prefix="w") as pool:
    futures = {pool.submit(work, n): n for n in (4, 1, 3, 2)}
    for future in cf.as_completed(futures):
        n = futures[future]
        try:
            print(n, future.result())
        except ValueError as error:
            print(n, "raised", repr(error), future.exception() is error)
    print(list(pool.map(work, [0, 1, 2], timeout=5)))
    try:
        list(pool.map(work, [2, 3, 4]))
    except ValueError as e:
        print("map:", e)
    f = pool.submit(pow, 2, 10)
    f.add_done_callback(lambda f: print("callback", f.result()))
    done, not_done = cf.wait([f], return_when=cf.FIRST_COMPLETED)
    print(done == {f}, not_done, f.running(), f.done(), f.cancel())
try:
    pool.submit(work, 1)
except RuntimeError as e:
    print(e)
with cf.ThreadPoolExecutor(1) as pool:
    first = pool.submit(time.sleep, 0.2)
    second = pool.submit(work, 1)
    print(second.cancel(), second.cancelled(), first.cancel())
    try:
        second.result()
    except cf.CancelledError as e:
        print("cancelled", repr(e))
    try:
        first.result(timeout=0.01)
    except cf.TimeoutError as e:
        print("timeout", repr(e), cf.TimeoutError is TimeoutError)
try:
    cf.ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
fut = cf.Future()
print(fut.set_running_or_notify_cancel(), fut.running())
fut.set_result(1)
try:
    fut.set_result(2)
except cf.InvalidStateError as e:
    print(type(e).__name__, str(e).split(":")[0])
