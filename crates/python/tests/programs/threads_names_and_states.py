"""Names, idents, daemon, alive, enumerate, repr."""
import re
import threading
import time


class Worker(threading.Thread):
    def run(self):
        time.sleep(0.02)


def job():
    time.sleep(0.02)


def plain(text):
    return re.sub(r"\d{5,}", "IDENT", text)


threads = [threading.Thread(target=job), Worker(), threading.Thread(target=job, name="named"),
           threading.Thread(target=lambda: None), Worker(daemon=True)]
for thread in threads:
    print(thread.name, thread.daemon, thread.is_alive(), thread.ident, plain(repr(thread)))
for thread in threads:
    thread.start()
print([thread.is_alive() for thread in threads])
print(sorted(t.name for t in threading.enumerate()), threading.active_count())
print(plain(repr(threads[0])), plain(repr(threads[4])))
for thread in threads:
    thread.join()
print([thread.is_alive() for thread in threads], plain(repr(threads[0])))
print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
threads[0].name = "renamed"
print(threads[0].name, threads[0].ident == threads[0].ident, threading.get_ident() > 0)
