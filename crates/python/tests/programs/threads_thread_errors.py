"""What Thread refuses, in CPython's words."""
import threading

t = threading.Thread(target=print, args=("runs",))
for wrong in (t.join, threading.current_thread().join):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
t.start()
t.join()
for wrong in (t.start, lambda: setattr(t, "daemon", True)):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
lock = threading.Lock()
try:
    lock.release()
except RuntimeError as error:
    print(error)
rlock = threading.RLock()
try:
    rlock.release()
except RuntimeError as error:
    print(error)
rlock.acquire()
rlock.acquire()
errors = []


def other():
    try:
        rlock.release()
    except RuntimeError as error:
        errors.append(str(error))
    errors.append(rlock.acquire(blocking=False))
    errors.append(rlock.acquire(timeout=0.01))


t = threading.Thread(target=other)
t.start()
t.join()
print(errors)
for arguments in ((False, 1),):
    try:
        lock.acquire(*arguments)
    except ValueError as error:
        print(error)
try:
    threading.Thread(5)
except AssertionError as error:
    print(error)
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
