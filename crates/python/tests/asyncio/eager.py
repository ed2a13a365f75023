import asyncio

async def quick(name):
    print(name, "runs as", asyncio.current_task().get_name())
    return name

async def slow(name):
    print(name, "starts")
    await asyncio.sleep(0.1)
    print(name, "ends")
    return name

async def bad():
    raise ValueError("at once")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(quick("q1"))
    print("created", t.done(), t.result(), asyncio.current_task().get_name())
    t = asyncio.create_task(slow("s1"))
    print("created", t.done(), len(asyncio.all_tasks()))
    print(await t)
    g = asyncio.gather(quick("g1"), quick("g2"))
    print(g.done(), await g)
    print(await asyncio.gather(quick("g3"), slow("g4")))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(quick("tg1"))
        print("in tg")
        tg.create_task(slow("tg2"))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            print("still here")
            await asyncio.sleep(0)
            print("not here")
    except ExceptionGroup as e:
        print(e.exceptions)
    t = asyncio.create_task(slow("c"))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    factory = asyncio.create_eager_task_factory(asyncio.Task)
    loop.set_task_factory(factory)
    print((await asyncio.create_task(quick("f"), name="own")))
    print(await asyncio.wait_for(quick("w"), 1))

asyncio.run(main())
