import queue
import threading
import time
from dataclasses import dataclass, field
from typing import Any


@dataclass(order=True)
class Item:
    priority: int
    item: Any = field(compare=False)


q = queue.PriorityQueue()
for p, name in [(5, "low"), (1, "high"), (3, "mid")]:
    q.put(Item(p, name))
while not q.empty():
    it = q.get()
    print(it.priority, it.item, it)
    q.task_done()
q.join()
try:
    q.task_done()
except ValueError as e:
    print(e)
bounded = queue.Queue(maxsize=1)
bounded.put("a")
try:
    bounded.put("b", timeout=0.01)
except queue.Full as e:
    print(repr(e), bounded.full(), bounded.qsize())
print(bounded.get())
try:
    bounded.get(block=False)
except queue.Empty as e:
    print(repr(e))
s = queue.SimpleQueue()
s.put(1)
print(s.get(), s.empty())
l = queue.LifoQueue()
[l.put(n) for n in range(3)]
print([l.get() for _ in range(3)])
work, results = queue.Queue(), []
lock = threading.Lock()


def worker(n):
    while True:
        job = work.get()
        if job is None:
            work.task_done()
            return
        with lock:
            results.append(job * 2)
        work.task_done()


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for n in range(10):
    work.put(n)
work.join()
for _ in threads:
    work.put(None)
for t in threads:
    t.join()
print(sorted(results), work.unfinished_tasks)
try:
    bounded.get(timeout=-1)
except ValueError as e:
    print(e)
