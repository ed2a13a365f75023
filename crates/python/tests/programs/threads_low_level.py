"""_thread: start_new_thread and a lock to wait with."""
import _thread
import time

done = _thread.allocate_lock()
done.acquire()
out = []


def work(a, b, c=0):
    out.append((a, b, c))
    time.sleep(0.01)
    done.release()


ident = _thread.start_new_thread(work, (1, 2), {"c": 3})
print(type(ident).__name__, done.locked())
done.acquire()
print(out, done.locked(), isinstance(done, _thread.LockType))
