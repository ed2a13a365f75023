import multiprocessing as mp
import queue


def producer(q, n):
    for i in range(n):
        q.put(i)
    q.put(None)


def consumer(q, out):
    total = 0
    while (item := q.get()) is not None:
        total += item
    out.put(total)


def worker(tasks, results):
    while True:
        job = tasks.get()
        if job is None:
            tasks.task_done()
            break
        results.put((job, job ** 2))
        tasks.task_done()


def sends(q):
    q.put({"list": [1, 2, 3], "text": "hi"})
    q.put([None, True, 1.5])


if __name__ == "__main__":
    q, out = mp.Queue(), mp.Queue()
    a = mp.Process(target=producer, args=(q, 10))
    b = mp.Process(target=consumer, args=(q, out))
    a.start(); b.start()
    a.join(); b.join()
    print("total", out.get())

    tasks, results = mp.JoinableQueue(), mp.Queue()
    ps = [mp.Process(target=worker, args=(tasks, results)) for _ in range(3)]
    for p in ps:
        p.start()
    for n in range(6):
        tasks.put(n)
    for _ in ps:
        tasks.put(None)
    tasks.join()
    print(sorted(results.get() for _ in range(6)))
    for p in ps:
        p.join()

    q = mp.Queue(maxsize=2)
    p = mp.Process(target=sends, args=(q,))
    p.start()
    print(q.get(), q.get(timeout=5))
    p.join()
    try:
        q.get(timeout=0.01)
    except queue.Empty:
        print("empty")
    try:
        q.get_nowait()
    except queue.Empty:
        print("empty again", q.empty())
    q.put(1); q.put(2)
    try:
        q.put(3, timeout=0.01)
    except queue.Full:
        print("full", q.full(), q.qsize())
    print(q.get(), q.get())
    q.close()
    q.join_thread()
    try:
        q.put(1)
    except ValueError as e:
        print("ValueError", "is closed" in str(e))

    s = mp.SimpleQueue()
    s.put("x")
    print(s.empty(), s.get(), s.empty())
    try:
        import pickle
        pickle.dumps(mp.Lock())
    except RuntimeError as e:
        print("RuntimeError:", e)
    try:
        pickle.dumps(q)
    except RuntimeError as e:
        print("RuntimeError:", e)
