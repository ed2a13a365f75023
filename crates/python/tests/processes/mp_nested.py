import multiprocessing as mp
import os
import sys
import time
import random
import threading


def grandchild(q):
    q.put((mp.current_process().name, mp.parent_process().name))


def child(q):
    p = mp.Process(target=grandchild, args=(q,))
    p.start()
    p.join()
    q.put((mp.current_process().name, p.name, p.exitcode))


def daemon_child(q):
    try:
        mp.Process(target=grandchild, args=(q,)).start()
    except AssertionError as e:
        q.put(str(e))


def forever():
    while True:
        time.sleep(1)


def threads(q):
    out = []
    ts = [threading.Thread(target=out.append, args=(n,)) for n in range(3)]
    for t in ts: t.start()
    for t in ts: t.join()
    q.put((sorted(out), threading.current_thread().name, threading.active_count()))


def late(n):
    time.sleep(0.05)
    print("late child", n)


if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    p.join()
    print(q.get(), q.get())
    p = mp.Process(target=daemon_child, args=(q,), daemon=True)
    p.start()
    print(q.get())
    p.join()
    p = mp.Process(target=threads, args=(q,))
    p.start()
    print(q.get())
    p.join()
    for ctx in ("fork", "spawn", "forkserver"):
        c = mp.get_context(ctx)
        cq = c.Queue()
        p = c.Process(target=threads, args=(cq,))
        print(type(p).__name__, p.name, c.get_start_method())
        p.start()
        print(cq.get())
        p.join()
    print(repr(mp.Process(target=forever, daemon=True)).replace(str(os.getpid()), "PID"))
    p = mp.Process(target=forever, daemon=True)
    p.start()
    print(repr(p).replace(str(os.getpid()), "PID").replace(str(p.pid), "CHILD"))
    p.terminate()
    p.join()
    print(repr(p).replace(str(os.getpid()), "PID").replace(str(p.pid), "CHILD"))
    mp.Process(target=forever, daemon=True).start()
    mp.Process(target=late, args=(1,)).start()
    print("main ends")
