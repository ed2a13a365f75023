import os
import time
import threading
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor, as_completed

FACTOR = 3
counter = 0


def square(n):
    return n * n


def scaled(n):
    return n * FACTOR


def count():
    global counter
    counter += 1
    return counter


def fail(n):
    if n == 2:
        raise ValueError(f"bad {n}")
    return n


def slow(n):
    total = 0
    for i in range(n):
        total += i
    return total


def prepare(value):
    global FACTOR
    FACTOR = value


def main():
    print(interpreters.get_current(), interpreters.list_all())
    one = interpreters.create()
    two = interpreters.create()
    print(one, one.id, one == interpreters.Interpreter(1), one.is_running(), [i.id for i in interpreters.list_all()])
    one.exec("x = 1\ndef double(n):\n    return n * 2\n")
    one.prepare_main(y=20, words=("a", "b"))
    one.exec("assert double(x) + y == 22 and words == ('a', 'b')")
    try:
        two.exec("x")
    except interpreters.ExecutionFailed as error:
        print(error.excinfo.type.__name__, error.excinfo.msg, error.excinfo.formatted)
    print(one.call(square, 7), one.call(scaled, 5), two.call(sorted, [3, 1, 2], reverse=True))
    print(one.call(count), one.call(count), two.call(count), counter)
    try:
        one.call(fail, 2)
    except interpreters.ExecutionFailed as error:
        print(str(error).splitlines()[0])
    try:
        one.prepare_main(bad=threading.Lock())
    except interpreters.NotShareableError as error:
        print("not shareable")
    thread = two.call_in_thread(slow, 10)
    thread.join()
    print(two.call(os.getpid) == os.getpid())
    one.close()
    two.close()
    try:
        one.exec("1")
    except interpreters.InterpreterNotFoundError as error:
        print(type(error).__name__)
    print(len(interpreters.list_all()), interpreters.is_shareable((1, "a", None)), interpreters.is_shareable([]))

    with InterpreterPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(5))), pool.submit(scaled, 4).result())
        futures = {pool.submit(fail, n): n for n in range(4)}
        for future in sorted(as_completed(futures), key=futures.get):
            print(futures[future], repr(future.exception()) if future.exception() else future.result())
        try:
            pool.submit(fail, 2).result()
        except ValueError as error:
            print(repr(error), type(error.__cause__).__name__)
    with InterpreterPoolExecutor(1, initializer=prepare, initargs=(10,)) as pool:
        print(pool.submit(scaled, 4).result(), FACTOR)
    try:
        pool.submit(square, 1)
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    main()
