import asyncio

def show(f, *args):
    try:
        print("  ", f(*args))
    except BaseException as e:
        print("  ", type(e).__name__, e)

async def nop():
    return "done"

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print(fut, fut.done(), fut.cancelled(), asyncio.isfuture(fut))
    show(fut.result)
    show(fut.exception)
    order = []
    fut.add_done_callback(lambda f: order.append(("a", f.result())))
    fut.add_done_callback(order.append)
    fut.add_done_callback(order.append)
    print(fut.remove_done_callback(order.append))
    fut.set_result(42)
    print(order, fut, fut.result(), fut.exception())
    show(fut.set_result, 1)
    show(fut.set_exception, ValueError())
    print(fut.cancel())
    await asyncio.sleep(0)
    print(order)
    fut.add_done_callback(lambda f: order.append("late"))
    print(len(order))
    await asyncio.sleep(0)
    print(order)

    fut = asyncio.Future()
    print(fut.cancel("why"), fut.cancel(), fut)
    show(fut.result)
    show(fut.exception)
    fut = asyncio.Future()
    fut.set_exception(KeyError("k"))
    show(fut.result)
    print(repr(fut.exception()), fut)
    fut = asyncio.Future()
    fut.set_exception(TypeError)
    print(repr(fut.exception()))
    fut = asyncio.Future()
    show(fut.set_exception, StopIteration(1))
    if fut.done():
        print(repr(fut.exception()))

    task = asyncio.create_task(nop(), name="worker")
    show(task.set_result, 1)
    show(task.set_exception, ValueError())
    print(task.get_name(), task.done(), task.get_loop() is loop)
    print(await task, task.result())
    show(asyncio.Task, 5)
    show(asyncio.create_task, 5)
    show(asyncio.ensure_future, 5)
    print(asyncio.ensure_future(task) is task)

    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "from __await__"

    print(await asyncio.ensure_future(Awaitable()))
    print(await asyncio.gather(Awaitable(), nop()))
    print(await asyncio.wait_for(Awaitable(), 1))
    fut = loop.create_future()
    loop.call_later(0.5, fut.set_result, "timer")
    print(await fut, loop.time())
    first = asyncio.create_task(nop())
    second = asyncio.create_task(nop())
    third = asyncio.create_task(nop(), name=7)
    print(first.get_name(), second.get_name(), third.get_name(),
          asyncio.create_task(nop()).get_name())
    third.set_name("renamed")
    print([t.get_name() for t in asyncio.all_tasks()], asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()))
    print(asyncio.iscoroutine(nop), asyncio.iscoroutine(c := nop()))
    await c

async def bad_yields():
    class Bare:
        def __init__(self, value):
            self.value = value
        def __await__(self):
            return (yield self.value)

    def gen():
        yield

    async def wait_self():
        await asyncio.current_task()

    other = asyncio.new_event_loop()
    for value in (5, "x", asyncio.Future(), other.create_future()):
        try:
            await Bare(value)
        except RuntimeError as e:
            print(str(e).split("<")[0])
    try:
        await other.create_future()
    except RuntimeError as e:
        print(str(e).split("<")[0], str(e)[-42:])
    try:
        await Bare(gen())
    except RuntimeError as e:
        print(str(e).split("<")[0])
    try:
        await asyncio.create_task(wait_self())
    except RuntimeError as e:
        print(str(e).split("<")[0])
    other.close()

asyncio.run(main())
asyncio.run(bad_yields())
