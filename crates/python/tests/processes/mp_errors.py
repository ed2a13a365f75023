import multiprocessing as mp
import pickle
import queue


class Bad(Exception):
    def __init__(self, a, b):
        super().__init__(a)


def raises(x):
    raise Bad(x, 1)


def unpicklable(x):
    return lambda: x


def work(x):
    return x + 1


def nothing():
    pass


if __name__ == "__main__":
    mp.set_start_method("fork")
    with mp.Pool(1) as pool:
        try:
            pool.apply(unpicklable, (1,))
        except Exception as e:
            print(type(e).__name__, str(e).split(" at ")[0].split("<function")[0])
        try:
            pool.apply(lambda: 1)
        except Exception as e:
            print(type(e).__name__)
        try:
            pickle.dumps(pool)
        except NotImplementedError as e:
            print("NotImplementedError:", e)
        print(pool.apply(work, (1,)))
    try:
        mp.set_start_method("spawn")
    except RuntimeError as e:
        print("RuntimeError:", e)
    mp.set_start_method("spawn", force=True)
    print(mp.get_start_method())
    try:
        mp.set_start_method("nope", force=True)
    except ValueError as e:
        print("ValueError:", e)
    try:
        mp.get_context("nope")
    except ValueError as e:
        print("ValueError:", e)
    p = mp.Process(target=lambda: 1)
    try:
        p.start()
    except Exception as e:
        print(type(e).__name__)
    try:
        mp.Value("z", 1)
    except TypeError as e:
        print("TypeError:", e)
    q = mp.Queue()
    q.put(lambda: 1)
    try:
        q.get(timeout=0.1)
    except queue.Empty:
        print("nothing came")
    for thing in (open, len, print, Bad, work):
        print(pickle.loads(pickle.dumps(thing)) is thing)
