"""Stacks of tasks that wait, run and have failed; the call graph; where a coroutine was made."""
import asyncio
import sys


async def leaf():
    await asyncio.sleep(0.01)


async def middle():
    await leaf()


async def fails():
    await asyncio.sleep(0)
    raise ValueError("x")


def names(frames):
    return [frame.f_code.co_name for frame in frames]


def shown(graph):
    return type(graph.future).__name__, [entry.frame.f_code.co_name for entry in graph.call_stack], [
        shown(other) for other in graph.awaited_by]


async def inner():
    print(shown(asyncio.capture_call_graph()))
    await asyncio.sleep(0)


async def main():
    t = asyncio.create_task(middle(), name="mid")
    f = asyncio.create_task(fails(), name="f")
    for _ in range(3):
        await asyncio.sleep(0)
    print(names(t.get_stack()), names(f.get_stack()), names(asyncio.current_task().get_stack()))
    print(names(asyncio.current_task().get_stack(limit=2)), t.get_stack(limit=0))
    t.print_stack(file=sys.stdout)
    f.print_stack(file=sys.stdout)
    print(repr(f.exception()), t.get_coro().cr_code is middle.__code__, names(t.get_stack())[0] == "middle")
    print(shown(asyncio.capture_call_graph(t)))
    await t
    print(t.get_stack())
    t.print_stack(file=sys.stdout)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(inner(), name="inner")
    for wrong in (5, None):
        try:
            asyncio.capture_call_graph(wrong)
        except TypeError as e:
            print(e)
    print(asyncio.format_call_graph().count("async main()"))
    print([name for name in names(callers())])


def callers():
    frame, found = sys._getframe(), []
    while frame is not None:
        found.append(frame)
        frame = frame.f_back
    return found


async def origin():
    c = leaf()
    print(c.cr_origin is not None, [entry[2] for entry in c.cr_origin or ()])
    c.close()
    leaf()
    await asyncio.sleep(0)


asyncio.run(main())
try:
    asyncio.capture_call_graph()
except RuntimeError as e:
    print(e)
asyncio.run(origin(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)
leaf()
c = leaf()
print([(entry[1] > 0, entry[2]) for entry in c.cr_origin])
c.close()
