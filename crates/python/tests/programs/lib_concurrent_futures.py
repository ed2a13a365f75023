# Thread pools: who runs what, in which order, and what the futures say.
import concurrent.futures as cf
import threading
import time
from concurrent.futures import *

def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, "" if "0x" in str(e) else e)
def job(n, d=0.1):
    print("job", n)
    time.sleep(d)
    return n
def bad():
    raise ValueError("bad")

show(ThreadPoolExecutor, 0)
show(ThreadPoolExecutor, initializer=5)
with ThreadPoolExecutor(2) as ex:
    a, b, c = [ex.submit(job, i) for i in range(3)]
    print(a.running(), c.running(), c.cancel(), c.cancelled(), c.cancel(), a.cancel(), c.done())
    show(c.result)
    show(c.exception)
    print(type(b.exception()), a.result())
    show(a.result, timeout=0)
    d = ex.submit(job, 5, 1)
    show(d.result, timeout=0.5)
    print(repr(d).split()[-1], repr(a).split(" ", 3)[3], repr(c).split(" ", 3)[3])
    e = ex.submit(bad)
    show(e.result)
    print(repr(e).split(" ", 3)[3], repr(e.exception()))
    print(list(ex.map(job, [1, 2, 3], [0.3, 0.2, 0.1])))
    def cb(f): print("cb", f.result(), threading.current_thread() is threading.main_thread())
    f = ex.submit(job, 7)
    f.add_done_callback(cb)
    f.result()
    time.sleep(0.01)
    f.add_done_callback(cb)
    fs = [ex.submit(job, i, 0.1 * i) for i in (4, 1, 2)]
    print([f.result() for f in as_completed(fs)])
    fs = [ex.submit(job, i, 0.1 * i) for i in (4, 1, 2)]
    r = wait(fs, return_when=FIRST_COMPLETED)
    print(len(r.done), len(r.not_done), type(r).__name__)
    r = wait(fs, timeout=0.05)
    print(len(r.done), len(r.not_done))
    r = wait(fs)
    print(len(r.done), len(r.not_done))
    fs = [ex.submit(job, 1, 1), ex.submit(bad)]
    r = wait(fs, return_when=FIRST_EXCEPTION)
    print(len(r.done), len(r.not_done))
    show(lambda: list(as_completed(fs, timeout=0.1)))
    show(lambda: list(ex.map(job, [1, 2], timeout=0.5)))
    m = ex.map(lambda x: [10, 20][x], [1, 2, 0])
    print(next(m))
    show(next, m)
    show(next, m)
show(ex.submit, job)
f = Future()
f.set_result(1)
show(f.set_result, 2)
print(cf.CancelledError.__mro__, cf.TimeoutError is TimeoutError)
ex = ThreadPoolExecutor(1)
fs = [ex.submit(job, i) for i in range(3)]
ex.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in fs])
ex2 = ThreadPoolExecutor(1, "named", initializer=lambda x: print("init", x), initargs=("arg",))
ex2.submit(job, "late")
ex3 = ThreadPoolExecutor(1, initializer=bad)
time.sleep(1)
def sub():
    g = ex3.submit(job, 1)
    print(type(g.exception(timeout=5)).__name__, g.exception())
    time.sleep(0.1)
    ex3.submit(job, 2)
show(sub)
for i in range(3):
    ex2.submit(job, i)
print("main ends")
