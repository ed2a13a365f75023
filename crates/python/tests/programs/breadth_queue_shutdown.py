import queue
import threading
import time

q = queue.Queue()
results = []


def worker():
    while True:
        item = q.get()
        try:
            if item is None:
                return
            results.append(item ** 2)
        finally:
            q.task_done()


ts = [threading.Thread(target=worker, daemon=True) for _ in range(2)]
for t in ts:
    t.start()
for i in range(5):
    q.put(i)
q.join()
for _ in ts:
    q.put(None)
for t in ts:
    t.join()
print(sorted(results), q.unfinished_tasks, q.qsize())
print(hasattr(q, "shutdown"))
q.get(timeout=0.05)
