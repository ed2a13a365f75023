import socket
import threading
import time

LATENCY = 0.240
WORK = 0.240
POLL = 0.040

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
a.setblocking(False)
left = WORK
while True:
    try:
        data = a.recv(64)
        break
    except BlockingIOError:
        if left > 0:
            work(min(POLL, left))
            left -= POLL
        else:
            time.sleep(POLL)
print("use", data)
work(max(left, 0))
print("end", round(time.perf_counter() - started, 2))
