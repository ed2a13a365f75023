# A daemon thread in a function of the program keeps its namespace, too.
import threading
import time


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def forever():
    time.sleep(60)


kept = Resource("global")
threading.Thread(target=forever, daemon=True).start()
del Resource.__init__
print("the main thread ends")
