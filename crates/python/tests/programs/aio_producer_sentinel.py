import asyncio, itertools

async def producer(name, queue, n):
    for i in range(n):
        await asyncio.sleep(0.01)
        await queue.put(f"{name}-{i}")
    print(f"producer {name} finished")

async def consumer(name, queue):
    seen = 0
    while True:
        item = await queue.get()
        try:
            if item is None:
                break
            await asyncio.sleep(0.015)
            seen += 1
            print(f"consumer {name} <- {item} (qsize={queue.qsize()})")
        finally:
            queue.task_done()
    return name, seen

async def main():
    queue = asyncio.Queue(maxsize=3)
    producers = [asyncio.create_task(producer(c, queue, 3)) for c in "AB"]
    consumers = [asyncio.create_task(consumer(i, queue)) for i in range(2)]
    await asyncio.gather(*producers)
    await queue.join()
    for _ in consumers:
        await queue.put(None)
    for coro in asyncio.as_completed(consumers):
        print(await coro)
    print(queue.empty(), queue.full())
    q = asyncio.PriorityQueue()
    for p, v in [(3, 'c'), (1, 'a'), (2, 'b')]:
        q.put_nowait((p, v))
    print([q.get_nowait() for _ in range(q.qsize())])
    lq = asyncio.LifoQueue()
    for x in range(3): lq.put_nowait(x)
    print(lq, await lq.get())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))

asyncio.run(main())
