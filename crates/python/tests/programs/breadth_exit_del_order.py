class Counted:
    alive = 0

    def __init__(self, name):
        self.name = name
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1
        print("del", self.name, Counted.alive)


class Holder:
    def __init__(self, name):
        self.inner = Counted("in " + name)


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed", first.name)


first = Counted("first")
held = [Counted("list 0"), Counted("list 1")]
made = [Counted(f"made {i}") for i in range(2)]
holder = Holder("holder")
table = {"k": Counted("value")}
pair = (Counted("in a tuple"), 1)
_private = Counted("private")
ring = Counted("ring")
ring.itself = ring
g = numbers()
next(g)
last = Counted("last")
print("end", Counted.alive)
