"""When a pool starts workers: only if nobody is idle."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def who(pause=0):
    time.sleep(pause)
    return threading.current_thread().name


with ThreadPoolExecutor(4, thread_name_prefix="io") as pool:
    print([pool.submit(who, 0.001).result() for _ in range(3)])
    futures = [pool.submit(who, 0.02) for _ in range(3)]
    print(sorted(f.result() for f in futures))
    print(len(pool._threads))


def setup(value):
    local.value = value


local = threading.local()
with ThreadPoolExecutor(2, initializer=setup, initargs=("ready",)) as pool:
    print(list(pool.map(lambda n: (n, local.value), range(3))))
