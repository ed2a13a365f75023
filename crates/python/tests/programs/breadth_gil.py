import sys
import threading
import time
import dis

counter = 0
lock = threading.Lock()


def add(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


def run(n_threads, n):
    global counter
    counter = 0
    ts = [threading.Thread(target=add, args=(n,)) for _ in range(n_threads)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return counter


print(run(4, 500))
print(sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(f"{sys.getswitchinterval():.3f}")
try:
    sys.setswitchinterval(0)
except ValueError as e:
    print(e)


def incr():
    global counter
    counter += 1





print(sys.getrefcount(object()) > 0, threading.get_ident() == threading.main_thread().ident)
rl = threading.RLock()
with rl:
    with rl:
        print("re-entrant")
try:
    rl.release()
except RuntimeError as e:
    print(e)
try:
    lock.release()
except RuntimeError as e:
    print(e)
print(lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.locked())
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
try:
    lock.acquire(True, -3)
except ValueError as e:
    print(e)
