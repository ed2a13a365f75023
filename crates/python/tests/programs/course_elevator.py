"""An elevator simulation: passengers are threads, the elevator is a monitor with condition variables."""
import threading
import time
from enum import Enum
from collections import defaultdict


class Direction(Enum):
    UP = 1
    DOWN = -1

    def flipped(self):
        return Direction(-self.value)


class Elevator:
    def __init__(self, floors):
        self.floors = floors
        self.at = 0
        self.direction = Direction.UP
        self.monitor = threading.Condition()
        self.calls = defaultdict(int)
        self.journal = []
        self.closed = False

    def call(self, floor):
        with self.monitor:
            self.calls[floor] += 1
            self.monitor.notify_all()
            self.monitor.wait_for(lambda: self.at == floor)
            self.calls[floor] -= 1

    def run(self):
        while True:
            with self.monitor:
                if self.closed and not any(self.calls.values()):
                    return
                if not any(self.calls.values()):
                    self.monitor.wait(0.01)
                    continue
                if not any(n and (f - self.at) * self.direction.value > 0 for f, n in self.calls.items()):
                    self.direction = self.direction.flipped()
                self.at += self.direction.value
                self.at = min(max(self.at, 0), self.floors - 1)
                self.journal.append(self.at)
                self.monitor.notify_all()
            time.sleep(0.005)


lift = Elevator(6)
arrived = []
arrived_lock = threading.Lock()


def passenger(name, start, goal):
    lift.call(start)
    lift.call(goal)
    with arrived_lock:
        arrived.append(name)


runner = threading.Thread(target=lift.run, name="lift")
runner.start()
people = [threading.Thread(target=passenger, args=(n, a, b)) for n, a, b in [("Ann", 2, 5), ("Bo", 4, 1), ("Cy", 1, 3)]]
for p in people:
    p.start()
for p in people:
    p.join()
with lift.monitor:
    lift.closed = True
    lift.monitor.notify_all()
runner.join()
print(sorted(arrived), set(lift.journal) <= set(range(6)), max(lift.journal), Direction.UP.flipped(), len(people))
