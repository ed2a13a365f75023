"""Signals: numbers, handlers that loops set, who may not set them, what interrupts."""
import asyncio
import os
import signal
import threading
import time

print(signal.getsignal(signal.SIGINT), signal.SIGRTMIN, signal.SIGRTMAX, repr(signal.SIGPOLL), signal.SIGCLD == 17)
for wrong in (lambda: signal.signal(signal.SIGUSR1, 5), lambda: signal.signal(99, print)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
got = []
signal.signal(signal.SIGUSR2, lambda number, frame: got.append((number, frame.f_code.co_name)))
t = threading.Thread(target=lambda: signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR2))
t.start()
t.join()
time.sleep(0.01)
print(got[0][0])


async def main():
    loop = asyncio.get_running_loop()
    came = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, came.set)
    print(signal.getsignal(signal.SIGUSR1).__name__)
    os.kill(os.getpid(), signal.SIGUSR1)
    await came.wait()
    print(loop.remove_signal_handler(signal.SIGUSR1), signal.getsignal(signal.SIGUSR1))
    for number in (signal.SIGKILL, signal.SIGSTOP, 999):
        try:
            loop.add_signal_handler(number, came.set)
        except (RuntimeError, ValueError) as e:
            print(type(e).__name__, e)

    def elsewhere():
        try:
            loop.add_signal_handler(signal.SIGUSR1, came.set)
        except RuntimeError as e:
            print(e)
    await asyncio.to_thread(elsewhere)


asyncio.run(main())


def bad(number, frame):
    raise LookupError("handler")


signal.signal(signal.SIGUSR2, bad)
signal.raise_signal(signal.SIGUSR2)
