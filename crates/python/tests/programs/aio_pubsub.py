import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, AsyncIterator


@dataclass(slots=True)
class Message:
    topic: str
    payload: Any
    seq: int = field(default=0, compare=False)


class Broker:
    def __init__(self):
        self._subs: dict[str, set[asyncio.Queue]] = {}
        self._seq = 0

    @asynccontextmanager
    async def subscribe(self, topic: str) -> AsyncIterator[asyncio.Queue]:
        q: asyncio.Queue = asyncio.Queue()
        self._subs.setdefault(topic, set()).add(q)
        try:
            yield q
        finally:
            self._subs[topic].discard(q)
            print(f"unsubscribed from {topic}")

    async def publish(self, topic, payload):
        self._seq += 1
        msg = Message(topic, payload, self._seq)
        for q in self._subs.get(topic, ()):
            await q.put(msg)
        return len(self._subs.get(topic, ()))


async def listener(broker, topic, n, ready):
    async with broker.subscribe(topic) as q:
        ready.set()
        for _ in range(n):
            msg = await q.get()
            print(f"{topic} got {msg}")
            q.task_done()


async def main():
    broker = Broker()
    ready = [asyncio.Event() for _ in range(2)]
    tasks = [asyncio.create_task(listener(broker, t, 2, ev)) for t, ev in zip(("news", "jobs"), ready)]
    for ev in ready:
        await ev.wait()
    print(await broker.publish("news", {"a": 1}))
    print(await broker.publish("jobs", [1, 2]))
    print(await broker.publish("none", None))
    await broker.publish("news", "bye")
    await broker.publish("jobs", "bye")
    await asyncio.gather(*tasks)
    print(Message("a", 1, 5) == Message("a", 1, 9))

asyncio.run(main())
