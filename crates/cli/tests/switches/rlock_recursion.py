# line cost: 1ms
import threading, time
rlock = threading.RLock()
def deep(n):
    with rlock:
        if n:
            deep(n - 1)
        else:
            time.sleep(0.001)
def spin(n):
    total = 0
    for i in range(n):
        total += sum(range(3))
    return total
def work(n):
    deep(n)
    spin(n * 5)
    deep(1)
ts = []
for n in (2, 3, 4):
    ts.append(threading.Thread(target=work, args=(n,), name="w%d" % n))
for t in ts:
    t.start()
spin(30)
for t in ts:
    t.join()
late = threading.Timer(0.01, spin, args=(3,))
late.start()
late.join()
