# How many turns each construct takes, counted by a callback that requeues itself.
import asyncio

turns = 0
ticking = True

def tick():
    global turns
    turns += 1
    if ticking:
        asyncio.get_running_loop().call_soon(tick)

async def nop():
    return 1

async def pause():
    await asyncio.sleep(0)
    return 2

async def fail():
    raise ValueError("no")

async def cost(name, body):
    before = turns
    try:
        result = await body()
    except Exception as e:
        result = type(e).__name__
    print(f"{name:34} {turns - before}  {result}")
    await asyncio.sleep(0)

def later(fut):
    asyncio.get_running_loop().call_soon(fut.set_result, "v")
    return fut

async def await_fut():
    return await later(asyncio.get_running_loop().create_future())

async def done_future():
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("d")
    return await fut

async def done_task():
    t = asyncio.create_task(nop())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return t

async def await_started():
    t = asyncio.create_task(nop())
    await asyncio.sleep(0)
    return await t

async def wait_one(*coros, **kw):
    done, pending = await asyncio.wait([asyncio.create_task(c) for c in coros], **kw)
    return len(done), len(pending)

async def group(*coros):
    async with asyncio.TaskGroup() as tg:
        for c in coros:
            tg.create_task(c)
    return "group"

async def block(delay, inner):
    async with asyncio.timeout(delay):
        await inner
    return "block"

async def empty_block():
    async with asyncio.timeout(1):
        pass

async def cancelled(first):
    t = asyncio.create_task(asyncio.sleep(5))
    if first:
        await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        return "cancelled"

async def lock_free():
    lock = asyncio.Lock()
    async with lock:
        return lock.locked()

async def queue_room():
    q = asyncio.Queue()
    await q.put(1)
    return await q.get()

async def agen():
    yield 1
    yield 2

async def loop_agen():
    return [x async for x in agen()]

async def first_completed():
    return await next(iter(asyncio.as_completed([nop()])))

async def of_done(how):
    t = await done_task()
    before = turns
    if how == "gather":
        await asyncio.gather(t)
    elif how == "wait":
        await asyncio.wait([t])
    elif how == "wait first":
        await asyncio.wait([t], return_when=asyncio.FIRST_COMPLETED)
    else:
        await t
    print(f"  {how} of a done task: {turns - before}")

async def woken(waiting, wake):
    t = asyncio.create_task(waiting())
    await asyncio.sleep(0)
    before = turns
    wake()
    await t
    print("  woken:", turns - before)

async def main():
    global ticking
    asyncio.get_running_loop().call_soon(tick)
    await cost("coroutine", nop)
    await cost("sleep(0)", pause)
    await cost("sleep(-1)", lambda: asyncio.sleep(-1, "r"))
    await cost("done future", done_future)
    await cost("future set by call_soon", await_fut)
    await cost("create_task(nop)", lambda: asyncio.create_task(nop()))
    await cost("create_task(pause)", lambda: asyncio.create_task(pause()))
    await cost("started task", await_started)
    await cost("gather()", lambda: asyncio.gather())
    await cost("gather(nop, nop)", lambda: asyncio.gather(nop(), nop()))
    await cost("gather(pause, nop)", lambda: asyncio.gather(pause(), nop()))
    await cost("gather(fail, pause)", lambda: asyncio.gather(fail(), pause()))
    await cost("wait([nop])", lambda: wait_one(nop()))
    await cost("wait first", lambda: wait_one(nop(), pause(), return_when="FIRST_COMPLETED"))
    await cost("wait exception", lambda: wait_one(pause(), fail(), return_when="FIRST_EXCEPTION"))
    await cost("wait timeout", lambda: wait_one(asyncio.sleep(0.02), timeout=0))
    await cost("wait_for(nop, 1)", lambda: asyncio.wait_for(nop(), 1))
    await cost("wait_for(pause, 1)", lambda: asyncio.wait_for(pause(), 1))
    await cost("wait_for(nop, None)", lambda: asyncio.wait_for(nop(), None))
    await cost("wait_for(sleep, 0)", lambda: asyncio.wait_for(asyncio.sleep(1), 0))
    await cost("wait_for(nop, 0)", lambda: asyncio.wait_for(nop(), 0))
    await cost("as_completed", first_completed)
    await cost("group(nop)", lambda: group(nop()))
    await cost("group(fail)", lambda: group(fail()))
    await cost("group(pause)", lambda: group(pause()))
    await cost("group()", group)
    await cost("timeout(1)", empty_block)
    await cost("timeout(0) sleep", lambda: block(0, asyncio.sleep(1)))
    await cost("lock", lock_free)
    await cost("queue", queue_room)
    await cost("async for", loop_agen)
    await cost("cancel", lambda: cancelled(True))
    await cost("cancel before start", lambda: cancelled(False))
    for how in "gather", "wait", "wait first", "await":
        await of_done(how)
    event, lock, queue = asyncio.Event(), asyncio.Lock(), asyncio.Queue()
    full, sem, fut = asyncio.Queue(1), asyncio.Semaphore(0), asyncio.Future()
    await lock.acquire()
    full.put_nowait(0)
    await woken(event.wait, event.set)
    await woken(lock.acquire, lock.release)
    await woken(queue.get, lambda: queue.put_nowait(1))
    await woken(lambda: full.put(1), full.get_nowait)
    await woken(queue.join, queue.task_done)
    await woken(sem.acquire, sem.release)

    async def wait_fut():
        await fut
    await woken(wait_fut, lambda: fut.set_result(1))
    ticking = False

asyncio.run(main())
