import asyncio
import json
import uuid
import time
import inspect
from collections import defaultdict
from weakref import WeakSet


class Broker:
    def __init__(self):
        self.topics: dict[str, set[asyncio.Queue]] = defaultdict(set)

    async def publish(self, topic, **payload):
        message = json.dumps({"topic": topic, **payload}, ensure_ascii=False, separators=(",", ":"))
        for q in list(self.topics[topic]):
            await q.put(message)
        return len(self.topics[topic])

    async def subscribe(self, topic, size=0):
        q = asyncio.Queue(size)
        self.topics[topic].add(q)
        try:
            while True:
                yield json.loads(await q.get())
        finally:
            self.topics[topic].discard(q)
            print("unsubscribed", topic, len(self.topics[topic]))


async def listen(broker, topic, n, out):
    async for message in broker.subscribe(topic):
        out.append(message)
        if len(out) >= n:
            break


def event(fn):
    sig = inspect.signature(fn)
    def wrapper(*a, **k):
        bound = sig.bind(*a, **k)
        bound.apply_defaults()
        return dict(bound.arguments)
    return wrapper


@event
def order(item, /, qty: int = 1, *extra, rush=False, **meta):
    ...


async def main():
    b = Broker()
    outs = [[], []]
    tasks = [asyncio.create_task(listen(b, "news", n + 1, outs[n])) for n in range(2)]
    await asyncio.sleep(0)
    print(await b.publish("news", n=1, text="안녕"), await b.publish("none"))
    await asyncio.sleep(0)
    await b.publish("news", n=2)
    await asyncio.gather(*tasks)
    await asyncio.sleep(0)
    print(outs)
    print(order("book", 2, "x", rush=True, z=1), order("pen"))
    try:
        order()
    except TypeError as e:
        print(e)
    print(inspect.signature(order.__closure__ and Broker.subscribe), inspect.iscoroutinefunction(main), inspect.isasyncgenfunction(Broker.subscribe))
    print(len(str(uuid.uuid4())), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))


asyncio.run(main())
