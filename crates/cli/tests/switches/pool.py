# line cost: 1ms
from concurrent.futures import ThreadPoolExecutor, as_completed
import time
def job(n):
    s = 0
    for i in range(n * 3):
        s += i
    time.sleep(0.002 * n)
    return n, s
with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(job, n) for n in (3, 1, 4, 2)]
    for f in as_completed(futures):
        print(f.result())
