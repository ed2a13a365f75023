import sys
import threading

sys.setswitchinterval(0.000005)  # let the threads change places often
balance = 0


def plus_one(amount):
    return amount + 1


def deposit():
    global balance
    for _ in range(1000):
        seen = balance  # read
        new = plus_one(seen)  # a call: here the GIL may change hands
        balance = new  # write: what others wrote meanwhile is lost


threads = [threading.Thread(target=deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, "of 2000")
