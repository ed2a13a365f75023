"""Several producers and consumers with statistics printed as a table."""
import threading
import queue
import time
from collections import defaultdict

stats = defaultdict(lambda: {"made": 0, "eaten": 0, "bytes": 0})
q: "queue.Queue[tuple[str, bytes] | None]" = queue.Queue(4)
stats_lock = threading.Lock()


def producer(name, count, pause):
    for n in range(count):
        time.sleep(pause)
        q.put((name, bytes(n + 1)))
        with stats_lock:
            stats[name]["made"] += 1


def consumer():
    while (entry := q.get()) is not None:
        name, payload = entry
        with stats_lock:
            stats[name]["eaten"] += 1
            stats[name]["bytes"] += len(payload)


producers = [threading.Thread(target=producer, args=(f"p{i}", 4 + i, 0.003 * (i + 1))) for i in range(3)]
consumers = [threading.Thread(target=consumer, name=f"c{i}", daemon=True) for i in range(2)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for _ in consumers:
    q.put(None)
for t in consumers:
    t.join()
header = ("name", "made", "eaten", "bytes")
print("{:<6}|{:^6}|{:>6}|{:>7}".format(*header))
print("-" * 28)
for name, row in sorted(stats.items()):
    print(f"{name:<6}|{row['made']:^6}|{row['eaten']:>6}|{row['bytes']:>7,}")
print(f"{'sum':*^6}|{sum(r['made'] for r in stats.values()):06d}|{sum(r['bytes'] for r in stats.values()):+.1e}|{0.256:.1%}|{255:#x}|{5:b}")
