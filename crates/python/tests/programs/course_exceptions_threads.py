import threading
import sys
import traceback


class Worker(threading.Thread):
    """A thread that keeps what its target raised, for join()."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.error = None
        self.result = None

    def run(self):
        try:
            self.result = self._target(*self._args, **self._kwargs)
        except Exception as e:
            self.error = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.error:
            raise self.error
        return self.result


def ok(a, b=2):
    return a + b


def fails():
    raise LookupError("nothing here")


w = Worker(target=ok, args=(1,), kwargs={"b": 5})
w.start()
print(w.join())
w = Worker(target=fails, daemon=True)
w.start()
try:
    w.join()
except LookupError as e:
    print("joined:", e, e.__traceback__.tb_next is not None)
    print([f.name for f in traceback.extract_tb(e.__traceback__)])


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


threading.excepthook = hook
t = threading.Thread(target=fails, name="F")
t.start()
t.join()


def exits():
    sys.exit("bye")


t = threading.Thread(target=exits)
t.start()
t.join()
print("still here")
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=lambda: 1 / 0, name="Z")
t.start()
t.join()
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        saved = e
        raise TypeError("second") from None
except TypeError as e:
    print(e.__context__ is saved, e.__cause__, e.__suppress_context__)


class Custom(Exception):
    def __init__(self, message, *, code=0):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


try:
    raise Custom("broken", code=7)
except Custom as e:
    print(e, repr(e), e.args)


def f():
    try:
        return "try"
    finally:
        print("finally first")


def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        except ValueError:
            pass
        else:
            print("else", i)
        finally:
            print("fin", i)


print(f())
g()
try:
    assert 1 == 2, "math works"
except AssertionError as e:
    print(e)
try:
    raise Custom
except TypeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    x = unknown_name
except NameError as e:
    print(e, e.name)
try:
    [].push
except AttributeError as e:
    print(e, e.name, e.obj)
sys.exit(4)
