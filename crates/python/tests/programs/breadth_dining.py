import threading
import time


class Philosopher(threading.Thread):
    running = True

    def __init__(self, index, left, right, log):
        super().__init__(name=f"철학자{index}")
        self.left, self.right, self.log = left, right, log

    def run(self):
        for _ in range(2):
            time.sleep(0.01)
            self.dine()

    def dine(self):
        f1, f2 = self.left, self.right
        while True:
            f1.acquire()
            locked = f2.acquire(False)
            if locked:
                break
            f1.release()
            f1, f2 = f2, f1
        try:
            self.log.append(self.name)
            time.sleep(0.005)
        finally:
            f2.release()
            f1.release()


forks = [threading.Semaphore() for _ in range(5)]
log = []
ps = [Philosopher(i, forks[i], forks[(i + 1) % 5], log) for i in range(5)]
for p in ps:
    p.start()
for p in ps:
    p.join()
print(sorted(log), len(log))
sem = threading.BoundedSemaphore(2)
with sem:
    print(sem._value, "inside")
try:
    sem.release()
except ValueError as e:
    print(e)
b = threading.Barrier(2, action=lambda: print("barrier action"), timeout=1)
out = []


def w():
    out.append(b.wait())


t = threading.Thread(target=w)
t.start()
out.append(b.wait())
t.join()
print(sorted(out), b.parties, b.n_waiting, b.broken)
try:
    b.wait(0.02)
except threading.BrokenBarrierError as e:
    print(repr(e), b.broken)
ev = threading.Event()
print(ev.wait(0.01), ev, ev.is_set()) if False else print(ev.wait(0.01), ev.is_set())
tm = threading.Timer(0.02, print, ["timer fired"], {"end": "!\n"})
tm.start()
tm.join()
tm2 = threading.Timer(5, print)
tm2.start()
tm2.cancel()
tm2.join()
cond = threading.Condition()
items = []


def consumer():
    with cond:
        ok = cond.wait_for(lambda: len(items) >= 2, timeout=1)
        print("wait_for", ok, items)


t = threading.Thread(target=consumer)
t.start()
for i in range(2):
    with cond:
        items.append(i)
        cond.notify()
t.join()
try:
    cond.notify()
except RuntimeError as e:
    print(e)
try:
    cond.wait()
except RuntimeError as e:
    print(e)
