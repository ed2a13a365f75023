from multiprocessing import Process
from threading import Thread
from time import perf_counter

N = 6_000_000


def count(n):
    total = 0
    for i in range(n):
        total += i


def timed(name, kind):
    begun = perf_counter()
    workers = [kind(target=count, args=(N,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f"{name}: {perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    timed("two threads  ", Thread)
    timed("two processes", Process)
