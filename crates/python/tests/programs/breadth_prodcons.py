import threading
import queue
import time
import random

BUFFER = queue.Queue(maxsize=3)
SENTINEL = object()
printlock = threading.Lock()
random.seed(7)


def log(msg):
    with printlock:
        print(f"[{threading.current_thread().name}] {msg}")


class Producer(threading.Thread):
    def __init__(self, name, n, delay):
        super().__init__(name=name)
        self.n = n
        self.delay = delay

    def run(self):
        for i in range(self.n):
            time.sleep(self.delay)
            BUFFER.put((self.name, i))
            log(f"put {i} size={BUFFER.qsize()}")
        BUFFER.put(SENTINEL)
        log("done")


class Consumer(threading.Thread):
    def __init__(self):
        super().__init__(name="C", daemon=True)
        self.got = []

    def run(self):
        ended = 0
        while ended < 2:
            item = BUFFER.get()
            if item is SENTINEL:
                ended += 1
            else:
                self.got.append(item)
                log(f"got {item}")
            BUFFER.task_done()


c = Consumer()
ps = [Producer("P1", 3, 0.1), Producer("P2", 2, 0.17)]
c.start()
for p in ps:
    p.start()
for p in ps:
    p.join()
BUFFER.join()
c.join(1)
print(sorted(c.got), c.is_alive(), BUFFER.empty(), threading.active_count())
print(threading.main_thread().name, [t.name for t in threading.enumerate()])
try:
    c.start()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
try:
    BUFFER.put_nowait(1)
    BUFFER.put_nowait(1)
    BUFFER.put_nowait(1)
    BUFFER.put(1, timeout=0.05)
except queue.Full:
    print("full", BUFFER.full())
try:
    for _ in range(9):
        BUFFER.task_done()
except ValueError as e:
    print(e)
t = threading.Thread(target=lambda: None, name="named", args=())
print(t)
t.start()
t.join()
print(t.name, t.ident is not None, t.daemon, str(t)[:23])
try:
    t.daemon = True
except RuntimeError as e:
    print(e)
