"""A toy scheduler of generators: what an event loop does, in forty lines."""
import heapq
import itertools
from collections import deque


class Sleep:
    __slots__ = ("seconds",)

    def __init__(self, seconds):
        self.seconds = seconds


class Spawn:
    def __init__(self, generator):
        self.generator = generator


class Kernel:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.now = 0.0
        self.sequence = itertools.count()
        self.trace = []

    def spawn(self, generator, value=None):
        self.ready.append((generator, value))
        return generator

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                when, _, generator = heapq.heappop(self.sleeping)
                self.now = max(self.now, when)
                self.ready.append((generator, self.now))
            generator, value = self.ready.popleft()
            try:
                request = generator.send(value)
            except StopIteration as stop:
                self.trace.append((round(self.now, 2), generator.__name__, stop.value))
                continue
            match request:
                case Sleep(seconds=s):
                    heapq.heappush(self.sleeping, (self.now + s, next(self.sequence), generator))
                case Spawn(generator=g):
                    self.spawn(g)
                    self.ready.append((generator, g))
                case None:
                    self.ready.append((generator, None))
                case other:
                    generator.throw(TypeError(f"bad request {other!r}"))


def child(n):
    woke = yield Sleep(n / 10)
    return f"child {n} woke at {woke:.1f}"


def parent():
    children = []
    for n in (3, 1, 2):
        children.append((yield Spawn(child(n))))
    yield
    print([c.__qualname__ for c in children])
    return len(children)


def confused():
    try:
        yield "what?"
    except TypeError as e:
        print("kernel said:", e)
    yield Sleep(0.05)


k = Kernel()
k.spawn(parent())
k.spawn(confused())
try:
    k.run()
except StopIteration:
    print("stopped")
for row in k.trace:
    print(*row, sep=" | ")
heap = [(5, "e"), (1, "a"), (3, "c")]
heapq.heapify(heap)
print(heapq.heappushpop(heap, (2, "b")), heapq.nsmallest(2, heap), heapq.nlargest(1, heap, key=lambda p: p[1]), list(heapq.merge([1, 4], [2, 3])))
