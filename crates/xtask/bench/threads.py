"""Threads: ten thousand of them, each started, given one turn with a lock, and joined."""

import threading

lock = threading.Lock()
total = 0


def job(number):
    global total
    with lock:
        total += number


threads = [threading.Thread(target=job, args=(number,)) for number in range(10_000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
