import threading
import collections


class BoundedBuffer:
    def __init__(self, size):
        self.items = collections.deque()
        self.size = size
        self.lock = threading.Lock()
        self.not_empty = threading.Condition(self.lock)
        self.not_full = threading.Condition(self.lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.size:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self, timeout=None):
        with self.not_empty:
            if not self.not_empty.wait_for(lambda: self.items, timeout):
                raise TimeoutError("buffer stayed empty")
            item = self.items.popleft()
            self.not_full.notify()
            return item


buffer = BoundedBuffer(3)
seen = []


def consumer():
    while (item := buffer.get()) is not None:
        seen.append(item)


c = threading.Thread(target=consumer, daemon=True)
c.start()
for n in range(20):
    buffer.put(n * n)
buffer.put(None)
c.join(timeout=2)
print(seen == [n * n for n in range(20)], sum(seen))
try:
    buffer.get(timeout=0.05)
except TimeoutError as e:
    print("timeout:", e)
cond = threading.Condition()
try:
    cond.notify()
except RuntimeError as e:
    print(e)
try:
    cond.wait(0.1)
except RuntimeError as e:
    print(e)
lock = threading.Lock()
try:
    lock.release()
except RuntimeError as e:
    print(type(e).__name__, e)
r = threading.RLock()
with r:
    with r:
        print("reentered")
try:
    r.release()
except RuntimeError as e:
    print(e)
print(lock.acquire(blocking=False), lock.acquire(False), lock.locked())
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
try:
    lock.acquire(timeout=-2)
except ValueError as e:
    print(e)
