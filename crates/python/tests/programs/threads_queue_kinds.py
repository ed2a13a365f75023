"""Priority, LIFO and simple queues."""
import queue
import threading

p = queue.PriorityQueue()
for item in ((3, "c"), (1, "a"), (2, "b")):
    p.put(item)
print([p.get() for _ in range(3)])
s = queue.LifoQueue()
for n in range(3):
    s.put(n)
print([s.get() for _ in range(3)])
simple = queue.SimpleQueue()
got = []
thread = threading.Thread(target=lambda: got.extend(simple.get() for _ in range(3)))
thread.start()
for n in "xyz":
    simple.put(n)
thread.join()
print(got, simple.empty(), simple.qsize())
try:
    simple.get(block=False)
except queue.Empty:
    print("empty")
try:
    simple.get(timeout=0.01)
except queue.Empty:
    print("still empty")
