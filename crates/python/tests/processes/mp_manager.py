import multiprocessing as mp
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self, start=0):
        self.n = start

    def add(self, k):
        self.n += k
        return self.n

    def value(self):
        return self.n


class MyManager(BaseManager):
    pass


MyManager.register("Counter", Counter)


def put(d, l, n):
    d[n] = n * n
    l.append(n)


def locked(ns, lock):
    for _ in range(10):
        with lock:
            ns.total += 1


def count(c):
    c.add(5)


if __name__ == "__main__":
    with mp.Manager() as manager:
        d, l = manager.dict(), manager.list([100])
        ps = [mp.Process(target=put, args=(d, l, n)) for n in range(3)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(d.items()), sorted(l), len(d), 2 in d, d.get(9, "none"))
        print(type(d).__name__, type(l).__name__, l[0], dict(sorted(d.copy().items())))
        d["list"] = [1]
        d["list"].append(2)
        print(d["list"])
        try:
            d["missing"]
        except KeyError as e:
            print("KeyError", e)
        ns, lock = manager.Namespace(), manager.Lock()
        ns.total = 0
        ps = [mp.Process(target=locked, args=(ns, lock)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(ns.total, ns)
        q = manager.Queue()
        q.put("x")
        print(q.get(), q.empty())
        e = manager.Event()
        print(e.is_set(), e.wait(0.01))
        e.set()
        print(e.is_set())
        v = manager.Value("i", 3)
        v.value += 1
        print(v.value)
        with mp.Pool(2) as pool:
            pool.starmap(put, [(d, l, n) for n in (7, 8)])
        print(d[7], d[8], sorted(l))
    with MyManager() as m:
        c = m.Counter(10)
        p = mp.Process(target=count, args=(c,))
        p.start()
        p.join()
        print(c.value(), c.add(1))
