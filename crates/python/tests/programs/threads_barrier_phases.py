"""All wait for all; the last one runs the action; a broken barrier."""
import threading
import time

log = []
barrier = threading.Barrier(3, action=lambda: log.append("all here"))


def runner(n):
    time.sleep(n * 0.01)
    log.append(f"{n} arrives")
    index = barrier.wait()
    time.sleep(0.05 + n * 0.01)
    log.append(f"{n} leaves")
    barrier.wait()


threads = [threading.Thread(target=runner, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("\n".join(log))
print(barrier.parties, barrier.n_waiting, barrier.broken)
late = threading.Barrier(2, timeout=0.01)
try:
    late.wait()
except threading.BrokenBarrierError as error:
    print("broken", repr(error), late.broken)
try:
    late.wait()
except threading.BrokenBarrierError:
    print("still broken")
late.reset()
print(late.broken)
late.abort()
print(late.broken)
