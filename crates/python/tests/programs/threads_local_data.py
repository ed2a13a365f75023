"""threading.local: one set of attributes for each thread."""
import threading


class Mine(threading.local):
    kind = "class attribute"

    def __init__(self, start):
        self.value = start


data = threading.local()
data.x = "main"
mine = Mine(10)
mine.value += 1
out = []


def work(n):
    out.append((n, hasattr(data, "x"), mine.value, mine.kind))
    data.x = n
    mine.value += n
    out.append((n, data.x, mine.value))


for n in range(3):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
print(out)
print(data.x, mine.value, sorted(data.__dict__))
