import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")

async def setter(value):
    var.set(value)
    await asyncio.sleep(0)
    return var.get()

async def main():
    var.set("main")
    print(await asyncio.create_task(setter("child")), var.get())
    print(await setter("awaited"), var.get())
    print(await asyncio.gather(setter("g1"), setter("g2")), var.get())
    print(await asyncio.wait_for(setter("wf"), 1), var.get())
    ctx = contextvars.copy_context()
    print(await asyncio.create_task(setter("own"), context=ctx), var.get(), ctx[var])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback sees", var.get()))
    loop.call_soon(lambda: print("callback in ctx sees", var.get()), context=ctx)
    var.set("changed after")
    await asyncio.sleep(0)
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("done callback sees", var.get()))
    var.set("later")
    fut.set_result(None)
    await asyncio.sleep(0)

asyncio.run(main())
print(var.get())
with asyncio.Runner() as runner:
    async def read():
        return var.get()
    print(runner.run(setter("first run")), runner.run(read()))
