"""An exception ends its thread only; the hook."""
import sys
import threading


def bad():
    raise ValueError("in the thread")


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


def leaves():
    sys.exit(3)


threading.excepthook = hook
for target in (bad, leaves):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()
    print("joined", thread.name, thread.is_alive())
threading.excepthook = threading.__excepthook__
print("main goes on")
