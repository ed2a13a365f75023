# line cost: 1ms
import threading, time
lock = threading.Lock()
def holder():
    with lock:
        for i in range(30):
            x = i
        time.sleep(0.002)
    y = 0
    while y < 10:
        y += 1
    with lock:
        time.sleep(0.001)
def taker():
    got = lock.acquire(timeout=0.004)
    if got:
        lock.release()
    for i in range(5):
        x = i
    with lock:
        x = 5
ts = [threading.Thread(target=holder, name="holder"), threading.Thread(target=taker, name="taker 1"), threading.Thread(target=taker, name="taker 2")]
for t in ts:
    t.start()
for t in ts:
    t.join()
