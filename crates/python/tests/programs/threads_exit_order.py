"""After main: non-daemon threads, then atexit; daemon threads are dropped."""
import atexit
import threading
import time


def slow():
    time.sleep(0.05)
    print("non-daemon ends")


def forever():
    while True:
        time.sleep(0.02)


atexit.register(print, "atexit 1")
atexit.register(print, "atexit 2")
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=slow).start()
print("main ends")
