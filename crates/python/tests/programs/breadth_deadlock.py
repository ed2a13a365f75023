import threading
import time

a, b = threading.Lock(), threading.Lock()


def one():
    with a:
        print("one: a")
        time.sleep(0.05)
        if b.acquire(timeout=0.2):
            print("one: b")
            b.release()
        else:
            print("one: b 못 얻음")


def two():
    with b:
        print("two: b")
        time.sleep(0.05)
        if a.acquire(timeout=0.5):
            print("two: a")
            a.release()
        else:
            print("two: a 못 얻음")


ts = [threading.Thread(target=f, name=f.__name__) for f in (one, two)]
[t.start() for t in ts]
[t.join() for t in ts]
print("끝", [t.is_alive() for t in ts])
