import asyncio
import dataclasses


@dataclasses.dataclass
class Order:
    id: int
    items: dict[str, int]


def total(order: Order, prices: dict[str, float]) -> float:
    return sum(prices[name] * count for name, count in order.items.items())


async def process(order):
    await asyncio.sleep(0.01)
    return total(order, {"tea": 2.5})


async def main():
    orders = [Order(1, {"tea": 2}), Order(2, {"cake": 1})]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(process(o)) for o in orders]
    print([t.result() for t in tasks])


asyncio.run(main())
