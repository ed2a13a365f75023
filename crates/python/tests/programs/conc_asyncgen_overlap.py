"""A step of an asynchronous generator that another one has not let end."""
import asyncio


async def numbers():
    try:
        yield 1
        await asyncio.sleep(0)
        yield 2
    finally:
        print("closed")


async def main():
    g = numbers()
    await anext(g)
    step = g.asend(None)
    try:
        step.send(None)
    except StopIteration:
        pass
    print(g.ag_running, g.ag_suspended, type(step).__name__, type(g.aclose()).__name__, type(g.athrow(OSError)).__name__)
    for other in (g.aclose(), anext(g), g.athrow(ValueError)):
        try:
            await other
        except RuntimeError as e:
            print(e)
        try:
            await other
        except RuntimeError as e:
            print(e)
    thrown = g.aclose()
    try:
        thrown.throw(KeyError("k"))
    except RuntimeError as e:
        print(e)
    task = asyncio.ensure_future(g.aclose())
    print(type(task).__name__)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


async def closed_loop(coro):
    return coro


asyncio.run(main())
loop = asyncio.new_event_loop()
loop.close()
c = main()
try:
    asyncio.ensure_future(c, loop=loop)
except RuntimeError as e:
    print(e, c.cr_frame)
