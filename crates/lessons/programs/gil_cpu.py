import threading
import time


def count(n):
    while n > 0:
        n -= 1


N = 400_000

start = time.perf_counter()
count(N)
count(N)
print(f"one after the other: {time.perf_counter() - start:.3f} s")

start = time.perf_counter()
threads = [threading.Thread(target=count, args=(N,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"two threads:         {time.perf_counter() - start:.3f} s")
