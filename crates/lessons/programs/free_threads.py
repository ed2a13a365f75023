import sys
import threading
import time


def count(n):
    while n > 0:
        n -= 1


enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
print("this interpreter has a GIL:", enabled)

start = time.perf_counter()
threads = [threading.Thread(target=count, args=(100_000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"four threads: {time.perf_counter() - start:.3f} s")
