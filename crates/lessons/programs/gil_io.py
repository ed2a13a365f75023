import threading
import time


def fetch(page):
    print("ask for", page)
    time.sleep(1)  # a page that takes a second: the GIL is free meanwhile
    print("got", page)


start = time.perf_counter()
threads = [threading.Thread(target=fetch, args=(page,)) for page in ("a", "b", "c")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"three pages in {time.perf_counter() - start:.1f} s")
