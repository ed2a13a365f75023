import asyncio
from enum import StrEnum, auto
from typing import Final, Self

class State(StrEnum):
    IDLE = auto()
    CONNECTING = auto()
    CONNECTED = auto()
    FAILED = auto()

TRANSITIONS: Final = {State.IDLE: {State.CONNECTING}, State.CONNECTING: {State.CONNECTED, State.FAILED}, State.CONNECTED: {State.IDLE}, State.FAILED: {State.IDLE}}

class Connection:
    def __init__(self, name: str, fail: bool = False):
        self.name, self.fail, self.state = name, fail, State.IDLE
        self._changed = asyncio.Condition()
    async def _set(self, new: State) -> Self:
        if new not in TRANSITIONS[self.state]:
            raise RuntimeError(f"illegal {self.state} -> {new}")
        async with self._changed:
            print(f"{self.name:>4}: {self.state!s:<10} -> {new.upper()}")
            self.state = new
            self._changed.notify_all()
        return self
    async def connect(self):
        await self._set(State.CONNECTING)
        await asyncio.sleep(0.01)
        await self._set(State.FAILED if self.fail else State.CONNECTED)
    async def wait_for(self, *states):
        async with self._changed:
            await self._changed.wait_for(lambda: self.state in states)
            return self.state

async def main():
    a, b = Connection("a"), Connection("b", fail=True)
    waiters = [asyncio.create_task(c.wait_for(State.CONNECTED, State.FAILED)) for c in (a, b)]
    async with asyncio.TaskGroup() as tg:
        tg.create_task(a.connect()); tg.create_task(b.connect())
    print(await asyncio.gather(*waiters))
    try:
        await a._set(State.FAILED)
    except RuntimeError as e:
        print(e)
asyncio.run(main())
