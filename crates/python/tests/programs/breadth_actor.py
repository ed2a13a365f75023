import queue
import threading
from enum import Enum, auto
from typing import NamedTuple, Any


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAW = auto()
    STOP = auto()


class Msg(NamedTuple):
    kind: Kind
    amount: int = 0
    reply: Any = None


class Actor(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.mailbox: "queue.Queue[Msg]" = queue.Queue()
        self.balance = 0

    def send(self, kind, amount=0):
        r = queue.SimpleQueue()
        self.mailbox.put(Msg(kind, amount, r))
        return r.get(timeout=1)

    def run(self):
        while True:
            msg = self.mailbox.get()
            match msg:
                case Msg(Kind.DEPOSIT, amount=a):
                    self.balance += a
                    msg.reply.put(("ok", self.balance))
                case Msg(kind=Kind.WITHDRAW, amount=a) if a <= self.balance:
                    self.balance -= a
                    msg.reply.put(("ok", self.balance))
                case Msg(kind=Kind.STOP):
                    msg.reply.put(("bye", None))
                    return
                case other:
                    msg.reply.put(("refused", other.kind))


a = Actor()
a.start()
print(a.send(Kind.DEPOSIT, 100))
print(a.send(Kind.WITHDRAW, 30))
print(a.send(Kind.WITHDRAW, 300))
print(a.send(Kind.STOP))
a.join()
print(a.is_alive(), Msg(Kind.STOP))
pq = queue.PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b")]:
    pq.put(item)
print([pq.get()[1] for _ in range(3)])
lq = queue.LifoQueue(maxsize=2)
lq.put(1)
lq.put(2)
try:
    lq.put(3, block=False)
except queue.Full as e:
    print("full", repr(e), lq.full())
print(lq.get(), lq.get_nowait())
try:
    lq.get_nowait()
except queue.Empty as e:
    print("empty", repr(e))
try:
    pq.put((1, {}))
    pq.put((1, {}))
except TypeError as e:
    print(e)
try:
    lq.get(timeout=-1)
except ValueError as e:
    print(e)
