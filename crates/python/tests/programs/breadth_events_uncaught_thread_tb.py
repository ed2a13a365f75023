import threading
import traceback
import sys
import logging

logging.basicConfig(format="%(threadName)s %(levelname)s %(message)s", stream=sys.stdout)


def risky(n):
    if n % 2:
        raise RuntimeError("홀수는 안 됩니다: %d" % n)
    return n


def worker(n):
    try:
        risky(n)
    except RuntimeError:
        logging.exception("작업 실패")


for i in range(3):
    t = threading.Thread(target=worker, args=(i,), name=f"작업자-{i}")
    t.start()
    t.join()


def unhandled():
    d = {"a": 1}
    return d["b"]


t = threading.Thread(target=unhandled)
t.start()
t.join()
t = threading.Thread(target=unhandled, name="이름있는")
t.start()
t.join()


def exits():
    sys.exit(3)


t = threading.Thread(target=exits)
t.start()
t.join()
print("main alive")


class Boom:
    def __repr__(self):
        return "<Boom>"

    def __del__(self):
        raise ValueError("in del")


b = Boom()
del b
sys.excepthook = lambda t, v, tb: print("HOOK", t.__name__, v)
raise KeyError("last")
