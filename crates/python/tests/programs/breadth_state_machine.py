from enum import Enum, auto
from dataclasses import dataclass, field
from typing import Callable, ClassVar
from functools import partial
import time


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPED = auto()

    def __str__(self):
        return self.name.title()


class InvalidTransition(Exception):
    def __init__(self, src, dst):
        self.src, self.dst = src, dst
        super().__init__(f"{src} → {dst} 전이 불가")


@dataclass
class Machine:
    TABLE: ClassVar[dict] = {
        State.IDLE: {State.RUNNING},
        State.RUNNING: {State.PAUSED, State.STOPPED},
        State.PAUSED: {State.RUNNING, State.STOPPED},
    }
    state: State = State.IDLE
    history: list = field(default_factory=list)
    hooks: dict[State, list[Callable]] = field(default_factory=dict, repr=False)

    def on(self, state):
        def register(f):
            self.hooks.setdefault(state, []).append(f)
            return f
        return register

    def go(self, dst: State):
        if dst not in self.TABLE.get(self.state, set()):
            raise InvalidTransition(self.state, dst)
        self.history.append((self.state, dst))
        self.state = dst
        for h in self.hooks.get(dst, ()):
            h(self)


m = Machine()


@m.on(State.RUNNING)
def started(machine):
    print("시작됨:", machine.state)


m.on(State.STOPPED)(partial(print, "정지:"))
m.go(State.RUNNING)
m.go(State.PAUSED)
m.go(State.RUNNING)
try:
    m.go(State.IDLE)
except InvalidTransition as e:
    print(e, e.src is State.RUNNING, repr(e))
m.go(State.STOPPED)
print(m)
print(" -> ".join(str(s) for s, _ in m.history), f"{m.state!s:>10}|{m.state.value}|{m.state!r}")
m.go(State.RUNNING)
