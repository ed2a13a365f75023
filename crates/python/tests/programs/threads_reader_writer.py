"""A readers-writer lock made of a condition."""
import threading
import time


class ReadWrite:
    def __init__(self):
        self.condition = threading.Condition(threading.Lock())
        self.readers = 0

    def read(self, job):
        with self.condition:
            self.readers += 1
        try:
            return job()
        finally:
            with self.condition:
                self.readers -= 1
                if not self.readers:
                    self.condition.notify_all()

    def write(self, job):
        with self.condition:
            while self.readers:
                self.condition.wait()
            return job()


lock = ReadWrite()
log = []


def reader(n):
    lock.read(lambda: (time.sleep(0.02 + n / 100), log.append(f"read {n}")))


def writer():
    lock.write(lambda: log.append("write"))


threads = [threading.Thread(target=reader, args=(n,)) for n in range(2)]
threads.append(threading.Thread(target=writer))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)
