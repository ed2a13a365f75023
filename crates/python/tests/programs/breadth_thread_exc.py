import threading
import time


def worker(n):
    time.sleep(0.01 * n)
    if n == 2:
        raise ValueError(f"worker {n} broke")
    print("worker", n, "ok")


threads = [threading.Thread(target=worker, args=(i,)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("main done")


class ResultThread(threading.Thread):
    def __init__(self, fn, *args):
        super().__init__()
        self.fn, self.args_, self.result, self.exc = fn, args, None, None

    def run(self):
        try:
            self.result = self.fn(*self.args_)
        except Exception as e:
            self.exc = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.exc:
            raise self.exc
        return self.result


r = ResultThread(pow, 2, 10)
r.start()
print(r.join())
r = ResultThread(int, "oops")
r.start()
r.join()
