"""Where a cancel request goes, and what becomes of tasks and iterators that nobody keeps."""
import asyncio


async def ticks(name, count):
    try:
        for number in range(count):
            yield number
            await asyncio.sleep(0.1)
    finally:
        print(name, "closes")


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "is through")
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def cancels_itself(gate):
    task = asyncio.current_task()
    print("asked:", task.cancel(), task.cancelling())
    # The request goes on to the event's future.
    try:
        await gate.wait()
    except asyncio.CancelledError:
        print("cancelled at the gate")
        raise


async def gathers():
    # When the request comes, the one job is done, and the group is not told yet.
    try:
        await asyncio.gather(work("only", 0))
    except asyncio.CancelledError:
        print("group cancelled")
        raise


async def loops():
    async for outer in ticks("outer", 2):
        async for inner in ticks("inner", 3):
            print("tick", outer, inner)


async def main():
    gate = asyncio.Event()
    own = asyncio.create_task(cancels_itself(gate))
    group = asyncio.create_task(gathers())
    nested = asyncio.create_task(loops())
    asyncio.create_task(work("unkept", 0.1))
    kept = asyncio.create_task(work("kept", 0.1))
    for _ in range(4):
        await asyncio.sleep(0)
    print("group asked:", group.cancel())
    await asyncio.sleep(0.15)
    print("nested asked:", nested.cancel())
    print(await asyncio.gather(nested, return_exceptions=True), own.cancelled(), group.cancelled())
    print("kept:", kept.done())
    await asyncio.sleep(0.01)


asyncio.run(main())
