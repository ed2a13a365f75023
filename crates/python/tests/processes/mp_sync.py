import multiprocessing as mp
import time


def add(v, lock, n):
    for _ in range(n):
        with lock:
            v.value += 1


def guarded(v, n):
    for _ in range(n):
        with v.get_lock():
            v.value += 1


def fill(arr, start, stop):
    for i in range(start, stop):
        arr[i] = i * i


def waits(e, q):
    q.put(("waiting", e.is_set()))
    e.wait()
    q.put(("set", e.is_set()))


def phases(b, q, n):
    q.put(("before", n))
    b.wait()
    q.put(("after", n))


def limited(sem, now, most, lock):
    with sem:
        with lock:
            now.value += 1
            most.value = max(most.value, now.value)
        time.sleep(0.05)
        with lock:
            now.value -= 1


def consumer(cond, items, q):
    with cond:
        while items.value == 0:
            cond.wait()
        items.value -= 1
    q.put("got one")


if __name__ == "__main__":
    v, lock = mp.Value("i", 0), mp.Lock()
    ps = [mp.Process(target=add, args=(v, lock, 50)) for _ in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("value", v.value)
    v = mp.Value("d", 0.5)
    ps = [mp.Process(target=guarded, args=(v, 20)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("value", v.value)

    arr = mp.Array("i", 8)
    ps = [mp.Process(target=fill, args=(arr, 0, 4)), mp.Process(target=fill, args=(arr, 4, 8))]
    for p in ps: p.start()
    for p in ps: p.join()
    print(arr[:], len(arr), arr[-1], list(arr))
    arr[1:3] = [7, 8]
    print(arr[:4])
    print(mp.Array("d", [1.5, 2.5])[:], mp.Array("c", b"hello").value)

    e, q = mp.Event(), mp.Queue()
    p = mp.Process(target=waits, args=(e, q))
    p.start()
    print(q.get())
    e.set()
    print(q.get())
    p.join()

    b = mp.Barrier(2)
    ps = [mp.Process(target=phases, args=(b, q, n)) for n in range(2)]
    for p in ps: p.start()
    got = [q.get() for _ in range(4)]
    print([word for word, n in got], sorted(n for word, n in got))
    for p in ps: p.join()

    sem, now, most = mp.Semaphore(2), mp.Value("i", 0), mp.Value("i", 0)
    ps = [mp.Process(target=limited, args=(sem, now, most, lock)) for _ in range(5)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("most", most.value <= 2, now.value)

    cond, items = mp.Condition(), mp.Value("i", 0)
    p = mp.Process(target=consumer, args=(cond, items, q))
    p.start()
    time.sleep(0.1)
    with cond:
        items.value = 1
        cond.notify()
    print(q.get())
    p.join()

    print(lock, mp.RLock(), mp.Semaphore(3), mp.BoundedSemaphore(2))
    with lock:
        print(lock, lock.acquire(False), lock.acquire(timeout=0.01))
    r = mp.RLock()
    with r:
        with r:
            print(r)
    try:
        lock.release()
    except ValueError as e:
        print("ValueError:", e)
    try:
        r.release()
    except AssertionError as e:
        print("AssertionError:", e)
    bs = mp.BoundedSemaphore(1)
    try:
        bs.release()
    except ValueError as e:
        print("ValueError:", e)
