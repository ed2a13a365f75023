import sys
import threading

sys.setswitchinterval(0.000005)  # let the threads change places often
n = 0


def count():
    global n
    for _ in range(1000):
        n += 1  # read, add and write: nobody comes in between


threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n, "of 2000")
