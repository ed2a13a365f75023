import builtins
import sys


class Shown:
    def __repr__(self):
        return "shown"


sys.displayhook(5)
sys.displayhook(None)
sys.displayhook("text")
sys.displayhook(Shown())
print(type(builtins._).__name__, callable(sys.__displayhook__))
