"""The frames between a job of a pool and who asks for its result."""
import concurrent.futures as cf
import threading
import traceback


def job(x):
    return 10 // x


def names(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


def stack():
    return [frame.name for frame in traceback.extract_stack()][-4:]


def bad_start():
    raise OSError("no start")


with cf.ThreadPoolExecutor(1) as pool:
    try:
        pool.submit(job, 0).result()
    except ZeroDivisionError as e:
        print(names(e))
    try:
        list(pool.map(job, [0]))
    except ZeroDivisionError as e:
        print(names(e))
    print(pool.submit(stack).result())
    done, pending = cf.wait([pool.submit(job, 1)])
    print(type(done), type(pending), len(done))
    pending |= done
    pending -= done
    print(pending, done - pending == done, list(pending))
    f = pool.submit(job, 5)
    f.result()
    f.add_done_callback(lambda f: 1 / 0)
with cf.ThreadPoolExecutor(1, initializer=bad_start) as pool:
    try:
        pool.submit(job, 1).result()
    except cf.BrokenExecutor as e:
        print(type(e).__name__, e)


def hook(args):
    print(type(args).__name__, type(args).__module__, args.exc_type.__name__)
    raise RuntimeError("the hook itself")


threading.excepthook = hook
t = threading.Thread(target=job, args=(0,))
t.start()
t.join()
