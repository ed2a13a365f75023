import asyncio


async def philosopher(i, forks, table, log):
    async with table:
        async with forks[i], forks[(i + 1) % len(forks)]:
            log.append(i)
            await asyncio.sleep(0.01)


async def waiter(ev, name):
    await ev.wait()
    print(name, "released")


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    table = asyncio.Semaphore(4)
    log = []
    await asyncio.gather(*(philosopher(i, forks, table, log) for i in range(5)))
    print(log)
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(ev, f"w{i}")) for i in range(3)]
    await asyncio.sleep(0.01)
    print("set")
    ev.set()
    await asyncio.gather(*ts)
    cond = asyncio.Condition()
    data = []

    async def consumer(n):
        async with cond:
            await cond.wait_for(lambda: len(data) >= n)
            print("consumer", n, data)

    cs = [asyncio.create_task(consumer(n)) for n in (2, 1)]
    for i in range(2):
        await asyncio.sleep(0.01)
        async with cond:
            data.append(i)
            cond.notify_all()
    await asyncio.gather(*cs)
    b = asyncio.Barrier(3)

    async def party(i):
        await asyncio.sleep(i / 100)
        pos = await b.wait()
        print("barrier", i, pos)

    await asyncio.gather(*(party(i) for i in range(3)))
    sem = asyncio.BoundedSemaphore(1)
    await sem.acquire()
    print(sem.locked())
    sem.release()
    try:
        sem.release()
    except ValueError as e:
        print(e)
    q = asyncio.Queue(maxsize=1)
    await q.put(1)
    try:
        q.put_nowait(2)
    except asyncio.QueueFull as e:
        print(repr(e), q.full(), q.qsize())
    try:
        await asyncio.wait_for(q.put(3), 0.01)
    except asyncio.TimeoutError:
        print("put timed out")
    q.get_nowait()
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    pq = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        await pq.put(x)
    print([await pq.get() for _ in range(3)])
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked(), repr(lock)[-9:])
    r = await asyncio.shield(asyncio.sleep(0.01, "shielded"))
    print(r)
    t = asyncio.create_task(asyncio.sleep(0.05, "inner"))
    try:
        await asyncio.wait_for(asyncio.shield(t), 0.01)
    except asyncio.TimeoutError:
        print("outer timed out", t.done(), await t)


asyncio.run(main())
