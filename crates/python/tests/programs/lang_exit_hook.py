# A function that `sys` has keeps the program's namespace: nobody in it has last words.
import sys


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def hook(kind, error, traceback):
    local = Resource("local of the hook")
    print("hook:", kind.__name__, error, sys.last_value is error)


sys.excepthook = hook
kept = Resource("global")


def fail():
    held_by_the_traceback = Resource("local of the frame that failed")
    raise SystemError("the end")


fail()
