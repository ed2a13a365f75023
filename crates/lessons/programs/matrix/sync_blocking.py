import socket
import threading
import time

LATENCY = 0.240
WORK = 0.240

started = time.perf_counter()
a, b = socket.socketpair()


def answer():
    time.sleep(LATENCY)
    b.sendall(b"data")


def work(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        sum(range(1000))


threading.Thread(target=answer).start()
data = a.recv(64)
print("use", data)
work(WORK)
print("end", round(time.perf_counter() - started, 2))
