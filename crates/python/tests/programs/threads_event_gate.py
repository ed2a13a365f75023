"""Many wait for one event; the flag, timeouts, clear."""
import threading
import time

gate = threading.Event()
seen = []


def waiter(n):
    seen.append((n, gate.wait()))


threads = [threading.Thread(target=waiter, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
time.sleep(0.01)
print(gate.is_set(), seen, gate.wait(0.01))
gate.set()
for thread in threads:
    thread.join()
print(sorted(seen), gate.is_set(), gate.wait(0))
gate.clear()
start = time.monotonic()
print(gate.wait(timeout=0.05), round(time.monotonic() - start, 1))
