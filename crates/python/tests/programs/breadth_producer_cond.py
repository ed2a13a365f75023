import threading
import time
from collections import deque


class BoundedBuffer:
    def __init__(self, size):
        self.buf = deque()
        self.size = size
        self.cond = threading.Condition()

    def put(self, x):
        with self.cond:
            while len(self.buf) >= self.size:
                print("full, wait")
                self.cond.wait()
            self.buf.append(x)
            print("put", x)
            self.cond.notify()

    def get(self):
        with self.cond:
            while not self.buf:
                print("empty, wait")
                self.cond.wait()
            x = self.buf.popleft()
            print("get", x)
            self.cond.notify()
            return x


b = BoundedBuffer(2)


def consumer():
    for _ in range(4):
        b.get()
        time.sleep(0.03)


t = threading.Thread(target=consumer)
t.start()
time.sleep(0.01)
for i in range(4):
    b.put(i)
t.join()
rw = threading.Semaphore(2)
print(rw.acquire(), rw.acquire(), rw.acquire(blocking=False), rw.acquire(timeout=0.01))
rw.release(2)
print(rw._value)
try:
    threading.Semaphore(-1)
except ValueError as e:
    print(e)
try:
    rw.release(0)
except ValueError as e:
    print(e)
ev = threading.Event()
results = []
ws = [threading.Thread(target=lambda i=i: (ev.wait(), results.append(i))) for i in range(3)]
[w.start() for w in ws]
ev.set()
[w.join() for w in ws]
print(sorted(results), ev.is_set())
ev.clear()
print(ev.wait(timeout=0.01))
