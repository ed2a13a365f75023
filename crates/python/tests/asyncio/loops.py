import asyncio

def show(f, *args):
    try:
        print("  ", f(*args))
    except BaseException as e:
        print("  ", type(e).__name__, e)

async def nop():
    return "nop"

def run(coro_or_fut):
    return loop.run_until_complete(coro_or_fut)

show(asyncio.get_running_loop)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
print(run(nop()), run(loop.create_task(nop())))
log = []
def a():
    log.append("a")
    loop.stop()
    loop.call_soon(log.append, "c")
loop.call_soon(a)
loop.call_soon(log.append, "b")
loop.call_later(0, log.append, "timer")
loop.run_forever()
print(log)
loop.stop()
loop.run_forever()
print(log)

async def order():
    def first():
        log.append("a")
        loop.call_soon(log.append, "a2")
    loop.call_soon(first)
    loop.call_soon(log.append, "b")
    loop.call_later(0, log.append, "later0")
    loop.call_later(-1, log.append, "later-1")
    loop.call_soon_threadsafe(log.append, "ts")
    for i in range(4):
        await asyncio.sleep(0)
        log.append(i)
log.clear()
run(order())
print(*log)

async def handles():
    log.clear()
    h = loop.call_soon(log.append, "no")
    t = loop.call_later(5, log.append, "no")
    at = loop.call_at(loop.time() + 1, log.append, "at")
    print(t.when() == loop.time() + 5, t.cancelled(), h.cancelled())
    h.cancel(), t.cancel(), t.cancel()
    print(t.cancelled(), h.cancelled())
    await asyncio.sleep(2)
    print(log, at.cancelled())
    ties = loop.time() + 1
    for i in range(8):
        loop.call_at(ties, log.append, i)
    await asyncio.sleep(2)
    print(log)
    show(loop.call_later, None, print)
    show(loop.run_forever)
    show(loop.close)
    c = nop()
    show(loop.run_until_complete, c)
    c.close()
    c = nop()
    show(asyncio.run, c)
    c.close()
    timers = [loop.call_later(50 + i, print) for i in range(101)]
    for t in timers[:60]:
        t.cancel()
    await asyncio.sleep(0.1)
    for t in timers:
        t.cancel()
run(handles())

async def stopper():
    loop.stop()
    await asyncio.sleep(1)
show(run, stopper())
other = asyncio.new_event_loop()
async def in_other():
    c = nop()
    show(other.run_until_complete, c)
    c.close()
run(in_other())
other.close()
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
loop.close()
c = nop()
show(run, c)
show(loop.call_soon, print)
show(loop.call_later, 1, print)
show(loop.create_task, c)
c.close()
print(loop)

async def context_of_names():
    return asyncio.current_task().get_name()
with asyncio.Runner() as runner:
    print(runner.run(context_of_names()) != runner.run(context_of_names()))
    print(runner.get_loop().is_running())
show(runner.get_loop)
show(asyncio.get_event_loop)
asyncio.set_event_loop(None)
show(asyncio.set_event_loop, 5)

class Factory:
    def __init__(self):
        self.made = []
    def __call__(self, loop, coro, **kw):
        task = asyncio.Task(coro, loop=loop, **kw)
        self.made.append(task.get_name())
        return task

async def with_factory():
    loop = asyncio.get_running_loop()
    factory = Factory()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    await asyncio.create_task(nop(), name="named")
    await asyncio.gather(nop(), nop())
    print(len(factory.made))
    loop.set_task_factory(None)
    try:
        loop.set_task_factory(5)
    except TypeError as e:
        print(e)
asyncio.run(with_factory())

async def leave(code):
    async def other():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("other is cancelled")
    asyncio.create_task(other())
    await asyncio.sleep(0.1)
    raise SystemExit(code)
show(asyncio.run, leave(4))
async def child_exit():
    async def child():
        raise KeyboardInterrupt
    asyncio.create_task(child())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
show(asyncio.run, child_exit())
async def cancelled_main():
    asyncio.current_task().cancel("bye")
    await asyncio.sleep(0)
show(asyncio.run, cancelled_main())
