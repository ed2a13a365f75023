import asyncio
import re

def show(obj):
    print(re.sub(r" at 0x[0-9a-f]+", "", repr(obj)))

def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        print(type(e).__name__, e)

async def lock_order():
    lock, log = asyncio.Lock(), []
    show(lock)
    async def worker(name):
        for i in range(2):
            async with lock:
                log.append(f"{name}{i}")
                await asyncio.sleep(0)
    await asyncio.gather(*map(worker, "abc"))
    print(" ".join(log))
    error(lock.release)
    await lock.acquire()
    waiters = [asyncio.create_task(lock.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    show(lock)
    waiters[0].cancel()
    lock.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in waiters], lock.locked())
    lock.release()
    waiters[2].cancel()         # woken and cancelled in the same turn
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([t.done() for t in waiters], lock.locked())

async def event():
    ev = asyncio.Event()
    show(ev)
    async def waiter(name):
        await ev.wait()
        print(name, "woke, is_set", ev.is_set())
    tasks = [asyncio.create_task(waiter(n)) for n in "xyz"]
    await asyncio.sleep(0)
    show(ev)
    ev.set()
    ev.clear()
    await asyncio.gather(*tasks)
    ev.set()
    show(ev)
    print(await ev.wait())

async def condition():
    cond, log = asyncio.Condition(), []
    show(cond)
    error(cond.notify)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    items = []
    async def consumer(name):
        async with cond:
            await cond.wait_for(lambda: items)
            log.append((name, items.pop()))
    tasks = [asyncio.create_task(consumer(n)) for n in "abc"]
    await asyncio.sleep(0)
    show(cond)
    for i in range(3):
        async with cond:
            items.append(i)
            cond.notify(1)
    await asyncio.gather(*tasks)
    print(log)
    # Cancelled waiters take the lock back before they leave.
    async def waits(name):
        async with cond:
            try:
                await cond.wait()
            finally:
                print(name, "leaves, locked:", cond.locked())
    tasks = [asyncio.create_task(waits(n)) for n in "pq"]
    await asyncio.sleep(0)
    async with cond:
        tasks[0].cancel()
        cond.notify(1)
        await asyncio.sleep(0)
        print([t.done() for t in tasks])
    await asyncio.wait(tasks, timeout=0.1)
    print([t.done() for t in tasks])
    async with cond:
        cond.notify_all()
    await asyncio.wait(tasks)

async def semaphore():
    sem, log = asyncio.Semaphore(2), []
    show(sem)
    async def worker(name):
        async with sem:
            log.append(name)
            await asyncio.sleep(0.1)
    tasks = [asyncio.create_task(worker(n)) for n in "abcde"]
    await asyncio.sleep(0.05)
    show(sem)
    await asyncio.gather(*tasks)
    print("".join(log), asyncio.get_running_loop().time())
    show(sem)
    error(asyncio.BoundedSemaphore(1).release)
    error(asyncio.Semaphore, -1)
    sem = asyncio.Semaphore(0)
    first = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    sem.release()
    print(sem.locked())
    second = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    print(first.done(), second.done())
    first = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    sem.release()
    second.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(first.done(), second.cancelled())
    show(sem)

async def barrier():
    bar = asyncio.Barrier(3)
    show(bar)
    async def party(name, delay):
        await asyncio.sleep(delay)
        async with bar as index:
            print(name, index)
        print(name, "second", await bar.wait())
    await asyncio.gather(party("x", 0), party("y", 0.1), party("z", 0.2))
    show(bar)
    async def broken(name):
        try:
            await bar.wait()
        except asyncio.BrokenBarrierError as e:
            print(name, repr(e))
    for action in bar.reset, bar.abort:
        tasks = [asyncio.create_task(broken(n)) for n in "ab"]
        await asyncio.sleep(0)
        show(bar)
        print(bar.n_waiting, bar.parties, bar.broken)
        await action()
        await asyncio.gather(*tasks)
        show(bar)
    await broken("late")
    error(asyncio.Barrier, 0)

for test in lock_order, event, condition, semaphore, barrier:
    print("---", test.__name__)
    asyncio.run(test())

lock = asyncio.Lock()
async def use():
    await lock.acquire()
    asyncio.get_running_loop().call_soon(lock.release)
    await lock.acquire()
asyncio.run(use())
try:
    asyncio.run(use())
except RuntimeError as e:
    print(re.sub(r" at 0x[0-9a-f]+", "", str(e)))
