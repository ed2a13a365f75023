import asyncio

async def run_ahead():
    q = asyncio.Queue(maxsize=2)
    async def producer():
        for i in range(5):
            await q.put(i)
            print("put", i, q)
    async def consumer():
        for _ in range(5):
            print("got", await q.get())
            q.task_done()
    await asyncio.gather(producer(), consumer())
    await q.join()
    for f in q.get_nowait, q.task_done, lambda: [q.put_nowait(i) for i in range(3)]:
        try:
            f()
        except Exception as e:
            print(repr(e))
    print(q, q.qsize(), q.empty(), q.full(), q.maxsize)

async def kinds():
    for q in asyncio.PriorityQueue(), asyncio.LifoQueue(), asyncio.Queue():
        for item in 3, 1, 2:
            await q.put(item)
        print(type(q).__name__, [await q.get() for _ in range(3)], q)

async def many():
    q = asyncio.Queue(1)
    async def producer(name):
        for i in range(2):
            await q.put(f"{name}{i}")
            print("put", f"{name}{i}")
    async def consumer(name):
        while True:
            item = await q.get()
            print(name, "got", item)
            q.task_done()
    consumers = [asyncio.create_task(consumer(n)) for n in "CD"]
    await asyncio.gather(*map(producer, "pqr"))
    await q.join()
    for c in consumers:
        c.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(q)

async def stolen():
    q = asyncio.Queue()
    async def getter(name):
        print(name, await q.get())
    tasks = [asyncio.create_task(getter(n)) for n in "ab"]
    await asyncio.sleep(0)
    q.put_nowait(1)
    print("stolen", q.get_nowait())
    await asyncio.sleep(0)
    q.put_nowait(2)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in tasks])
    q.put_nowait(3)
    tasks[0].cancel()
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), q)

async def shut():
    q = asyncio.Queue(2)
    async def getter():
        try:
            while True:
                print("item", await q.get())
        except asyncio.QueueShutDown as e:
            print("getter", repr(e))
    t = asyncio.create_task(getter())
    await q.put(1)
    await asyncio.sleep(0.1)
    await q.put(2)
    await q.put(3)
    q.shutdown()
    print(q)
    try:
        q.put_nowait(3)
    except asyncio.QueueShutDown as e:
        print("putter", repr(e))
    await t
    q = asyncio.Queue(1)
    q.put_nowait("left")
    async def putter():
        try:
            await q.put("more")
        except asyncio.QueueShutDown as e:
            print("waiting putter", repr(e))
    t = asyncio.create_task(putter())
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await t
    await j
    print(q)

for test in run_ahead, kinds, many, stolen, shut:
    if test is shut and not hasattr(asyncio, "QueueShutDown"):
        continue
    print("---", test.__name__)
    asyncio.run(test())
