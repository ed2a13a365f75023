import multiprocessing as mp
import os
import sys
import time

counter = 0


def bump(n):
    global counter
    counter += n
    print("child counter", counter)


def exits(code):
    sys.exit(code)


def fails():
    raise RuntimeError("in the child")


class Greeter(mp.Process):
    def __init__(self, word):
        super().__init__(name="greeter")
        self.word = word

    def run(self):
        print(self.word, "from", mp.current_process().name, mp.parent_process().name)


def sleeper():
    time.sleep(60)


def named(a, b=2, *, c=3):
    print("args", a, b, c)


if __name__ == "__main__":
    p = mp.Process(target=bump, args=(5,))
    print(p.name, p.is_alive(), p.exitcode, p.pid, p.daemon)
    p.start()
    p.join()
    print("parent counter", counter, p.exitcode, p.is_alive())
    for code in (0, 3, None, "words"):
        p = mp.Process(target=exits, args=(code,))
        p.start()
        p.join()
        print("exit", code, p.exitcode)
    p = mp.Process(target=fails)
    p.start()
    p.join()
    print("failed", p.exitcode)
    g = Greeter("hello")
    g.start()
    g.join()
    p = mp.Process(target=sleeper)
    p.start()
    print("alive", p.is_alive(), p in mp.active_children())
    p.join(timeout=0.05)
    print("still alive", p.is_alive())
    p.terminate()
    p.join()
    print("terminated", p.exitcode, mp.active_children())
    p = mp.Process(target=sleeper)
    p.start()
    p.kill()
    p.join()
    print("killed", p.exitcode)
    p = mp.Process(target=named, args=(1,), kwargs={"c": 9}, name="worker", daemon=True)
    print(p.name, p.daemon)
    p.start()
    p.join()
    try:
        p.start()
    except AssertionError as e:
        print("AssertionError:", e)
    p.close()
    try:
        p.is_alive()
    except ValueError as e:
        print("ValueError:", e)
    q = mp.Process(target=named)
    try:
        q.join()
    except AssertionError as e:
        print("AssertionError:", e)
    print(mp.current_process().name, mp.parent_process(), os.getpid() == mp.current_process().pid)
