import multiprocessing as mp
import os


def square(n):
    return n, n * n


def worker(name, inbox, outbox):
    for item in iter(inbox.get, None):
        outbox.put((name, item.upper()))
    outbox.put((name, None))


def fail():
    raise SystemExit(3)


def add(counter, lock):
    for _ in range(100):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        print(pool.map(square, range(5)))
        print(pool.apply(square, (9,)), pool.starmap(pow, [(2, 3), (3, 2)]))
        r = pool.apply_async(square, (7,))
        print(r.get(timeout=5), r.ready(), r.successful())
        print(sorted(pool.imap_unordered(square, [3, 1, 2])))
        try:
            pool.map(int, ["1", "x"])
        except ValueError as e:
            print("pool:", e)
    inbox, outbox = mp.Queue(), mp.Queue()
    p = mp.Process(target=worker, args=("w1", inbox, outbox), name="Worker")
    p.start()
    for word in ["one", "two"]:
        inbox.put(word)
    inbox.put(None)
    while (m := outbox.get())[1] is not None:
        print(m)
    p.join()
    print(p.exitcode, p.is_alive(), p.name, p.pid != os.getpid())
    p = mp.Process(target=fail)
    p.start()
    p.join()
    print("exit", p.exitcode)
    counter, lock = mp.Value("i", 0), mp.Lock()
    ps = [mp.Process(target=add, args=(counter, lock)) for _ in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(counter.value)
    a, b = mp.Pipe()
    a.send({"x": [1, 2]})
    print(b.recv(), b.poll(), a.closed)
    arr = mp.Array("d", [1.5, 2.5])
    print(arr[:], len(arr))
    print(mp.current_process().name, mp.active_children())
    with mp.Manager() as manager:
        d = manager.dict(a=1)
        l = manager.list([3, 1])
        d["b"] = 2
        l.append(7)
        print(dict(d), list(l), len(l))
    try:
        mp.Process(target=lambda: 0).join()
    except AssertionError as e:
        print(e)
