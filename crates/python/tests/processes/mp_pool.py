import multiprocessing as mp
import os
import time

offset = 0


def init(n):
    global offset
    offset = n


def shifted(x):
    return x + offset


def square(x):
    return x * x


def power(x, y):
    return x ** y


def fail(x):
    if x == 2:
        raise ValueError(f"no {x}")
    return x


def slow(x):
    time.sleep(0.05 * (4 - x))
    return x


def pid(_):
    return os.getpid()


if __name__ == "__main__":
    with mp.Pool(3, initializer=init, initargs=(100,)) as pool:
        print(pool.map(shifted, range(5)))
        print(pool.map(square, range(10), chunksize=3))
        print(pool.starmap(power, [(2, 3), (3, 2)]))
        print(list(pool.imap(square, range(6), chunksize=2)))
        print(list(pool.imap(slow, range(4))))
        print(sorted(pool.imap_unordered(square, range(5))))
        print(pool.apply(power, (2, 10)), pool.apply(power, (2,), {"y": 5}))
        r = pool.apply_async(square, (7,))
        print(r.get(), r.ready(), r.successful())
        r = pool.map_async(square, [1, 2, 3], callback=lambda v: print("callback", v))
        r.wait()
        print(r.get())
        r = pool.apply_async(fail, (2,), error_callback=lambda e: print("error_callback", e))
        try:
            r.get()
        except ValueError as e:
            print("ValueError", e, type(e.__cause__).__name__, r.successful())
        try:
            pool.map(fail, range(4))
        except ValueError as e:
            print("map", e)
        it = pool.imap(fail, range(4))
        print(next(it), next(it))
        try:
            next(it)
        except ValueError as e:
            print("imap", e, next(it))
        try:
            pool.apply_async(slow, (0,)).get(timeout=0.01)
        except mp.TimeoutError as e:
            print("TimeoutError", repr(str(e)))
        print(pool.map(square, []))
        print(len(set(pool.map(pid, range(50)))) <= 3)
    try:
        pool.map(square, [1])
    except ValueError as e:
        print("ValueError:", e)
    pool = mp.Pool(2)
    r = pool.map_async(square, range(4))
    pool.close()
    pool.join()
    print(r.get())
    pool = mp.Pool(2)
    try:
        pool.join()
    except ValueError as e:
        print("ValueError:", e)
    pool.terminate()
    pool.join()
    try:
        mp.Pool(0)
    except ValueError as e:
        print("ValueError:", e)
    with mp.Pool(2, maxtasksperchild=1) as pool:
        print(len(set(pool.map(pid, range(4), chunksize=1))))
