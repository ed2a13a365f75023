import queue
import threading
import time
from threading import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, Thread, Timer


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


log = []


def work(n, delay=0.0, **kw):
    time.sleep(delay)
    log.append((n, threading.current_thread().name, kw))


t = Thread(target=work, args=(1,), kwargs={"x": 2})
print(t.name, t.daemon, t.is_alive(), t.ident)
attempt(lambda: t.join())
t.start()
attempt(lambda: t.start())
t.join()
print(log, t.is_alive(), type(t.ident).__name__)
attempt(lambda: setattr(t, "daemon", True))
attempt(lambda: threading.current_thread().join())


class Mine(Thread):
    def run(self):
        log.append(self.name)


ts = [Mine(name=f"m{i}", daemon=True) for i in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join(1)
print(log[1:], Mine().name, Thread(target=lambda: 0).name, Timer(1, print).name, threading.main_thread().name, threading.active_count(), threading.current_thread() is threading.main_thread())

lock = Lock()
with lock:
    print(lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
attempt(lambda: lock.release())
r = RLock()
with r, r:
    print("twice")
attempt(lambda: r.release())
cond = Condition()
attempt(lambda: cond.notify())
attempt(lambda: cond.wait())
items = []


def consumer():
    with cond:
        cond.wait_for(lambda: items)
        log.append(("got", items.pop()))


c = Thread(target=consumer)
c.start()
with cond:
    items.append("apple")
    cond.notify()
c.join()
print(log[-1])
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: False, 0.01))
e = Event()
print(e.is_set(), e.wait(0.01))
Timer(0.02, e.set).start()
print(e.wait(), e.is_set())
e.clear()
timer = Timer(5, print, ["never"])
timer.start()
timer.cancel()
timer.join()
s = Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01))
s.release(2)
b = BoundedSemaphore(1)
attempt(lambda: b.release())
attempt(lambda: Semaphore(-1))
attempt(lambda: s.acquire(False, 1))
bar = Barrier(3, action=lambda: log.append("action"))
out = []


def party():
    out.append(bar.wait())


ps = [Thread(target=party) for _ in range(2)]
for p in ps:
    p.start()
out.append(bar.wait())
for p in ps:
    p.join()
print(sorted(out), log[-1], bar.n_waiting, bar.broken, bar.parties)
attempt(lambda: Barrier(2, timeout=0.01).wait())
bar.abort()
attempt(lambda: bar.wait())
print(bar.broken)
bar.reset()
print(bar.broken)
loc = threading.local()
loc.x = "main"


def other():
    print(hasattr(loc, "x"))
    loc.x = "other"
    print(loc.x)


o = Thread(target=other)
o.start()
o.join()
print(loc.x, loc.__dict__)
attempt(lambda: loc.y)

q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.empty())
for action in (lambda: q.put(3, block=False), lambda: q.put(3, timeout=0.01)):
    try:
        action()
    except queue.Full as error:
        print("Full", repr(error))
print(q.get(), q.get_nowait())
for action in (q.get_nowait, lambda: q.get(timeout=0.01)):
    try:
        action()
    except queue.Empty as error:
        print("Empty", repr(error))
q.task_done()
q.task_done()
attempt(q.task_done)
q.join()
pq = queue.PriorityQueue()
for n in (3, 1, 2):
    pq.put((n, "x"))
lq = queue.LifoQueue()
for n in (3, 1, 2):
    lq.put(n)
sq = queue.SimpleQueue()
sq.put("simple")
print([pq.get()[0] for _ in range(3)], [lq.get() for _ in range(3)], sq.get(), sq.empty())
q = queue.Queue()
results = []


def worker():
    while True:
        item = q.get()
        if item is None:
            break
        results.append(item * 2)
        q.task_done()
    q.task_done()


ws = [Thread(target=worker) for _ in range(3)]
for w in ws:
    w.start()
for i in range(10):
    q.put(i)
for w in ws:
    q.put(None)
q.join()
for w in ws:
    w.join()
print(sorted(results))
q.shutdown()
for action in (lambda: q.put(1), q.get):
    try:
        action()
    except queue.ShutDown as error:
        print(repr(error))
seen = []
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
f = Thread(target=lambda: 1 / 0, name="failing")
f.start()
f.join()
print(seen, f.is_alive())
print(sorted(t.name for t in threading.enumerate()), issubclass(BrokenBarrierError, RuntimeError))
late = Thread(target=lambda: (time.sleep(0.05), print("late thread done")))
late.start()
print("main ends")
