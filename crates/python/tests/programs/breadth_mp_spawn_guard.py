import multiprocessing as mp
import os


def f(name, conn):
    conn.send(f"안녕 {name} {mp.current_process().name} {os.getppid() == PARENT}")
    conn.close()


PARENT = os.getpid()

if __name__ == "__main__":
    a, b = mp.Pipe()
    p = mp.Process(target=f, args=("철수", b))
    print(p.is_alive(), p.pid, p.exitcode, p.daemon)
    p.start()
    print(a.recv())
    p.join()
    print(p.is_alive(), p.exitcode)
    try:
        p.start()
    except AssertionError as e:
        print("AssertionError", e)
    q = mp.JoinableQueue()

    def worker(q):
        while True:
            item = q.get()
            if item is None:
                q.task_done()
                break
            q.task_done()

    w = mp.Process(target=worker, args=(q,))
    w.start()
    for i in range(3):
        q.put(i)
    q.put(None)
    q.join()
    w.join()
    print(w.exitcode)
    x = 10

    def change():
        global x
        x = 99
        print("child x", x, flush=True)

    p = mp.Process(target=change)
    p.start()
    p.join()
    print("parent x", x)
    with mp.Pool(3, initializer=print, initargs=("init",)) as pool:
        r = [pool.apply_async(pow, (2, i)) for i in range(4)]
        print([x.get() for x in r])
        print(pool.map_async(abs, [-1, -2]).get())
        try:
            pool.apply_async(int, ("z",)).get()
        except ValueError as e:
            print(e)
        print(sorted(pool.imap_unordered(abs, range(-3, 0))))
        pool.close()
        pool.join()
    try:
        pool.apply(abs, (1,))
    except ValueError as e:
        print(e)
    lock = mp.RLock()
    with lock, lock:
        print("rlock ok")
    v = mp.Value("d", 1.5)
    with v.get_lock():
        v.value += 1
    print(v.value, v)
