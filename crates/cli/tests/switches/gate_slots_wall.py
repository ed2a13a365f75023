# line cost: 300us
import threading, time
gate = threading.Event()
slots = threading.Semaphore(2)
wall = threading.Barrier(3)
def runner(name, n):
    gate.wait()
    with slots:
        for i in range(n):
            time.sleep(0.002)
    wall.wait()
    x = 0
    for i in range(n * 4):
        x += i
ts = []
for n in (1, 3, 2):
    ts.append(threading.Thread(target=runner, args=("r%d" % n, n), name="r%d" % n))
for t in ts:
    t.start()
time.sleep(0.004)
gate.set()
for t in ts:
    t.join()
