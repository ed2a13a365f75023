from concurrent.futures import ThreadPoolExecutor
import time


def divide(a, b):
    time.sleep(0.5)
    return a / b


with ThreadPoolExecutor(max_workers=2) as pool:
    good = pool.submit(divide, 6, 3)
    bad = pool.submit(divide, 1, 0)
    late = pool.submit(divide, 8, 2)  # both workers are busy: it waits in the queue
    print("submitted, done:", good.done())
    print("result:", good.result())
    print("exception:", repr(bad.exception()))
    try:
        bad.result()
    except ZeroDivisionError as error:
        print("result() raises it again:", error)
    print("late:", late.result())
