"""At most two inside; a bounded one complains."""
import threading
import time

slots = threading.Semaphore(2)
inside = 0
most = 0
guard = threading.Lock()


def visit():
    global inside, most
    with slots:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with guard:
            inside -= 1


threads = [threading.Thread(target=visit) for _ in range(6)]
start = time.monotonic()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("most inside", most, "took", round(time.monotonic() - start, 1))
print(slots.acquire(blocking=False), slots.acquire(timeout=0.01), slots.acquire(False))
slots.release(2)
bounded = threading.BoundedSemaphore(1)
bounded.acquire()
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)
for bad in (lambda: threading.Semaphore(-1), lambda: slots.release(0),
            lambda: slots.acquire(False, 1)):
    try:
        bad()
    except ValueError as error:
        print(error)
