# Who awaits whom (3.14). Places in the library are left out.
import asyncio
import re


def graph(*args, **kwargs):
    text = asyncio.format_call_graph(*args, **kwargs)
    for line in re.sub("id=0x[0-9a-f]+", "id", text).split("\n"):
        if "/asyncio/" not in line:
            print(re.sub("File '.*/", "File '", line))


async def leaf(ev): await ev.wait()
async def middle(ev): await leaf(ev)
async def other(t): await t
async def grp(ev):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(middle(ev), name="in-group")
async def g(ev):
    await asyncio.gather(leaf(ev), middle(ev))
async def main():
    ev = asyncio.Event()
    t = asyncio.create_task(middle(ev), name="worker")
    o = asyncio.create_task(other(t), name="other")
    o2 = asyncio.create_task(other(o), name="other2")
    gr = asyncio.create_task(grp(ev), name="grp")
    gg = asyncio.create_task(g(ev), name="gg")
    await asyncio.sleep(0); await asyncio.sleep(0)
    graph(t)
    for x in sorted(asyncio.all_tasks() - {asyncio.current_task()}, key=lambda t: t.get_name()):
        print("--", x.get_name()); graph(x)
    print("== limit"); graph(t, limit=1); graph(t, limit=0)
    c = asyncio.capture_call_graph(t); print(c.future is t, c.call_stack[0].frame.f_code.co_name, c.awaited_by[0].future.get_name())
    ev.set(); await asyncio.gather(t, o, o2, gr, gg)
asyncio.run(main())
