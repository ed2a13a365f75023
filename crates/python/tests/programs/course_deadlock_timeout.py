import threading
import time

a, b = threading.Lock(), threading.Lock()
report = []


def one():
    with a:
        time.sleep(0.05)
        if b.acquire(timeout=0.1):
            b.release()
            report.append("one ok")
        else:
            report.append("one gave up")


def two():
    with b:
        time.sleep(0.05)
        got = a.acquire(timeout=0.5)
        report.append(f"two {got}")
        if got:
            a.release()


ts = [threading.Thread(target=f) for f in (one, two)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(report)
sem = threading.BoundedSemaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False))
sem.release(2)
try:
    sem.release()
except ValueError as e:
    print(e)
barrier = threading.Barrier(2, action=lambda: print("go"), timeout=0.2)


def meet(out):
    try:
        out.append(barrier.wait())
    except threading.BrokenBarrierError as e:
        out.append(repr(e))


out = []
ts = [threading.Thread(target=meet, args=(out,)) for _ in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(map(str, out)), barrier.broken, barrier.parties)
timer = threading.Timer(0.05, print, args=["tick"], kwargs={"end": ".\n"})
timer.start()
timer.join()
t2 = threading.Timer(10, print)
t2.start()
t2.cancel()
t2.join()
print(t2.finished.is_set())
local = threading.local()
local.x = 1


def look():
    print(hasattr(local, "x"), local.__dict__)


t = threading.Thread(target=look)
t.start()
t.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.Thread(target=print).join()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
