import sched
import time
import heapq
import threading
from datetime import datetime, timedelta

s = sched.scheduler(time.monotonic, time.sleep)
log = []
s.enter(0.2, 1, log.append, argument=("c",))
s.enter(0.1, 2, log.append, argument=("b",))
s.enter(0.1, 1, log.append, argument=("a",))
e = s.enter(0.3, 1, log.append, kwargs={})
s.cancel(e)
print(len(s.queue), s.empty())
s.run()
print(log)
try:
    s.cancel(e)
except ValueError as err:
    print(type(err).__name__)


class RepeatTimer(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


ticks = []
t = RepeatTimer(0.05, ticks.append, ["t"])
t.start()
time.sleep(0.22)
t.cancel()
t.join()
print(len(ticks))
h = []
for pri, name in [(5, "write"), (1, "release"), (3, "test")]:
    heapq.heappush(h, (pri, name))
print(heapq.heappop(h), heapq.nlargest(2, [1, 8, 2]), heapq.nsmallest(1, "bca"), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop(h, (0, "x")), heapq.heapreplace(h, (9, "z")), h)
start = datetime(2024, 1, 1, 9, 0)
slots = [start + timedelta(minutes=45 * i) for i in range(4)]
for a, b in zip(slots, slots[1:]):
    print(f"{a:%H:%M}~{b:%H:%M} ({(b - a).seconds // 60}분)")
