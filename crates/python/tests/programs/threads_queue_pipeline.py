"""Producer, two workers, collector: Queue with join, sentinels, a full queue."""
import queue
import threading
import time

numbers = queue.Queue(maxsize=2)
squares = queue.Queue()


def produce():
    for n in range(6):
        numbers.put(n)
    for _ in range(2):
        numbers.put(None)


def work(pause):
    while (n := numbers.get()) is not None:
        time.sleep(pause)
        squares.put((n, n * n))
        numbers.task_done()
    numbers.task_done()


threads = [threading.Thread(target=produce), threading.Thread(target=work, args=(0.01,)),
           threading.Thread(target=work, args=(0.015,))]
for t in threads:
    t.start()
numbers.join()
for t in threads:
    t.join()
print(sorted(squares.queue), squares.qsize(), numbers.empty(), numbers.full())
for call in (lambda: numbers.get_nowait(), lambda: numbers.get(timeout=0.01),
             lambda: numbers.task_done()):
    try:
        call()
    except (queue.Empty, ValueError) as error:
        print(type(error).__name__, error)
numbers.put(1)
numbers.put(2)
for call in (lambda: numbers.put_nowait(3), lambda: numbers.put(3, timeout=0.01),
             lambda: numbers.put(3, timeout=-1)):
    try:
        call()
    except (queue.Full, ValueError) as error:
        print(type(error).__name__, error)
