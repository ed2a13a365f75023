"""Callbacks run in the worker, or at once; errors in them are logged only."""
import threading
import time
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor

log = []


def note(name):
    def callback(future):
        log.append((name, future.result(), threading.current_thread().name))
    return callback


with ThreadPoolExecutor(1, "w") as pool:
    future = pool.submit(lambda: time.sleep(0.02) or 7)
    future.add_done_callback(note("first"))
    future.add_done_callback(note("second"))
    future.result()
future.add_done_callback(note("late"))
print(log)
own = Future()
own.set_running_or_notify_cancel()
threading.Timer(0.01, own.set_result, ["by timer"]).start()
print(own.result())
try:
    own.set_result(2)
except InvalidStateError as error:
    print("invalid", str(error).split(":")[0])
failed = Future()
failed.set_exception(KeyError("k"))
print(repr(failed.exception()), failed.done())
