import asyncio
import enum
import logging
import sys
import time
from datetime import datetime, timezone, timedelta

log = logging.getLogger("light")
h = logging.StreamHandler(sys.stderr)
log.addHandler(h)
log.setLevel("INFO")


class Light(enum.StrEnum):
    RED = enum.auto()
    GREEN = enum.auto()
    YELLOW = enum.auto()

    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


DURATION = {Light.RED: 0.03, Light.GREEN: 0.02, Light.YELLOW: 0.01}


class Machine:
    def __init__(self, state):
        self.state = state
        self.changed = asyncio.Condition()
        self.history = [str(state)]

    async def drive(self, cycles):
        for _ in range(cycles):
            await asyncio.sleep(DURATION[self.state])
            async with self.changed:
                self.state = self.state.next
                self.history.append(self.state)
                self.changed.notify_all()
        log.info("stopped at %s", self.state)

    async def until(self, state):
        async with self.changed:
            await self.changed.wait_for(lambda: self.state is state)
            return state.name


async def main():
    m = Machine(Light.RED)
    async with asyncio.timeout(2):
        driver = asyncio.create_task(m.drive(5))
        names = await asyncio.gather(m.until(Light.GREEN), m.until(Light.YELLOW), m.until(Light.RED))
        await driver
    print(names, "/".join(m.history), Light("red") == "red", f"{Light.GREEN:>8}", repr(Light.RED))
    print(datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=9))).isoformat(), datetime.fromtimestamp(0, timezone.utc), timedelta(days=1, hours=2).total_seconds(), datetime(2024, 5, 6) < datetime(2024, 5, 7))


asyncio.run(main())
print("bye", file=sys.stderr)
sys.exit("exit text")
