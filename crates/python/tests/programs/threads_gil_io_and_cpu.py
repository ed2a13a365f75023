"""Sleeping threads overlap; the order in which they come back."""
import threading
import time

done = []


def download(name, seconds):
    time.sleep(seconds)
    done.append(name)


start = time.perf_counter()
threads = [threading.Thread(target=download, args=(f"file{n}", 0.1 + n / 100)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(done, round(time.perf_counter() - start, 1))
