# What only sys.argv, sys.modules or the error of the end has goes before the names do; sys has its own streams back.
import atexit
import sys


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Shouting:
    def write(self, text):
        sys.__stdout__.write(text.upper())

    def flush(self):
        pass


@atexit.register
def bye():
    print("bye", repr(sys.last_exc), sys.last_type.__name__, sys.last_value is sys.last_exc, sys.orig_argv != sys.argv)


one, two, three = Resource("one"), Resource("two"), Resource("three")
sys.argv.append(one)
sys.modules["mine"] = two
sys.stdout = Shouting()


def fail():
    local = Resource("local")
    raise ValueError("uncaught")


fail()
