import sys
import threading

sys.setswitchinterval(0.000005)
balance = 0
lock = threading.Lock()


def plus_one(amount):
    return amount + 1


def deposit():
    global balance
    for _ in range(1000):
        with lock:  # read, call and write belong together
            seen = balance
            new = plus_one(seen)
            balance = new


threads = [threading.Thread(target=deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, "of 2000")
