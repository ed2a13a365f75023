import gc
class Node:
    def __init__(self, v): self.v, self.next = v, None
    def __del__(self): print("del", self.v)
a = Node("a"); a.next = a; print("deleting a"); del a; gc.collect(); print("collected")
a, b = Node("x"), Node("y"); a.next, b.next = b, a; del a, b; gc.collect()
class P: pass
p = P(); p.me = p; del p; print(gc.collect() >= 1, gc.collect())
