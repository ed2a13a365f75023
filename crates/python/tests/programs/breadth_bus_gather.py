import asyncio
from collections import defaultdict
from typing import Callable, Awaitable
class Bus:
    def __init__(self):
        self.subs: dict[str, list[Callable[..., Awaitable[None]]]] = defaultdict(list)
    def on(self, topic):
        def deco(fn):
            self.subs[topic].append(fn)
            return fn
        return deco
    async def emit(self, topic, **kw):
        results = await asyncio.gather(*(fn(**kw) for fn in self.subs[topic]), return_exceptions=True)
        for fn, r in zip(self.subs[topic], results):
            if isinstance(r, Exception):
                print(f"{fn.__name__} failed: {r!r}")
            else:
                print(f"{fn.__name__} -> {r}")
bus = Bus()
@bus.on("order")
async def send_mail(order_id, total):
    await asyncio.sleep(0.02)
    return f"mail for {order_id}"
@bus.on("order")
async def charge(order_id, total):
    if total > 100:
        raise PermissionError(f"limit: {total:,.2f}")
    return "charged"
@bus.on("order")
async def wrong(order_id):
    return 1
async def main():
    await bus.emit("order", order_id=7, total=1234.5)
    await bus.emit("order", order_id=8, total=50)
    await bus.emit("none")
asyncio.run(main())
