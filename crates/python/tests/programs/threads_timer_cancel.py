"""Timer: later, once, cancelled in time."""
import threading
import time

log = []
start = time.monotonic()
first = threading.Timer(0.05, log.append, args=("first",))
second = threading.Timer(0.02, log.append, ["second"])
third = threading.Timer(0.03, lambda: log.append("never"))
for timer in (first, second, third):
    timer.start()
third.cancel()
for timer in (first, second, third):
    timer.join()
print(log, round(time.monotonic() - start, 1), first.finished.is_set(), third.finished.is_set())
