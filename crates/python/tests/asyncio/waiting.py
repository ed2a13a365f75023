import asyncio

async def job(name, delay, error=None):
    await asyncio.sleep(delay)
    print(name, "at", asyncio.get_running_loop().time())
    if error:
        raise error
    return name

def make(*specs):
    return [asyncio.create_task(job(*s), name=s[0]) for s in specs]

def names(tasks):
    return [t.get_name() for t in tasks]

async def main():
    print(await asyncio.gather(job("g1", 0.3), job("g2", 0.1), job("g3", 0.2)))
    c = asyncio.create_task(job("same", 0.1))
    print(await asyncio.gather(c, c, job("other", 0)))
    print(await asyncio.gather(job("ok", 0.1), job("bad", 0, ValueError("v")), return_exceptions=True))
    try:
        await asyncio.gather(job("late", 0.2), job("bad1", 0.1, ValueError(1)), job("bad2", 0.15, KeyError(2)))
    except ValueError as e:
        print("gather raised", repr(e))
    await asyncio.sleep(0.3)

    tasks = make(("w1", 0.3), ("w2", 0.1), ("w3", 0.2))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending), type(done) is set or isinstance(done, set))
    tasks = make(("e1", 0.3), ("e2", 0.1, ValueError("e")), ("e3", 0.05))
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [type(t.exception()).__name__ for t in done])
    await asyncio.wait(pending)
    for bad in (lambda: asyncio.wait([]), lambda: asyncio.wait(tasks[0]),
                lambda: asyncio.wait(tasks, return_when="x")):
        try:
            await bad()
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    c = job("never", 0)
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()

    for coro in asyncio.as_completed([job("c1", 0.3), job("c2", 0.1), job("c3", 0.2)]):
        print("got", await coro)
    try:
        for coro in asyncio.as_completed(make(("t1", 0.1), ("t2", 0.5)), timeout=0.2):
            print("got", await coro)
    except TimeoutError as e:
        print("too late", repr(e))
    await asyncio.sleep(1)
    for coro in asyncio.as_completed([job("x", 0, OSError("disk"))]):
        try:
            await coro
        except OSError as e:
            print(repr(e))
    try:
        c = job("y", 0)
        list(asyncio.as_completed(c))
    except TypeError as e:
        print(e)
    c.close()

async def names_of_errors():
    for call in (lambda: asyncio.sleep("x"), lambda: asyncio.sleep(float("nan"))):
        try:
            await call()
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    print(await asyncio.sleep(0.1, "value"), await asyncio.sleep(0, "zero"))

asyncio.run(main())
asyncio.run(names_of_errors())
