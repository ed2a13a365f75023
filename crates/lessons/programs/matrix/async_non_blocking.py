import asyncio
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


async def main():
    loop = asyncio.get_running_loop()
    used = loop.create_future()

    def use():
        print("use", a.recv(64))
        loop.remove_reader(a)
        used.set_result(True)

    loop.add_reader(a, use)
    left = WORK
    while left > 0:
        work(min(POLL, left))
        left -= POLL
        await asyncio.sleep(0)
    await used


threading.Thread(target=answer).start()
asyncio.run(main())
print("end", round(time.perf_counter() - started, 2))
