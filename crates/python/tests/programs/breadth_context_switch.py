import contextvars
import asyncio
import threading

request_id = contextvars.ContextVar("request_id", default="-")


def log(msg):
    print(f"[{request_id.get()}] {msg}")


async def db():
    await asyncio.sleep(0.01)
    log("db query")


async def handle(rid):
    token = request_id.set(rid)
    log("start")
    await db()
    await asyncio.to_thread(log, "in thread")
    request_id.reset(token)
    log("after reset")


async def main():
    await asyncio.gather(*(handle(f"req-{i}") for i in range(3)))
    log("main")
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, "ctx")
    print(ctx[request_id], request_id.get(), len(ctx), request_id in ctx)
    t = threading.Thread(target=log, args=("plain thread",))
    request_id.set("main-set")
    t.start()
    t.join()
    t = threading.Thread(target=contextvars.copy_context().run, args=(log, "ctx thread"))
    t.start()
    t.join()
    loop = asyncio.get_running_loop()
    loop.call_soon(log, "call_soon")
    await asyncio.sleep(0)
    task = asyncio.create_task(db(), context=ctx)
    await task


asyncio.run(main())
tok = request_id.set("x")
print(tok.var is request_id, tok.old_value, repr(request_id)[:35])
request_id.reset(tok)
try:
    request_id.reset(tok)
except RuntimeError as e:
    print(str(e)[:40])
v = contextvars.ContextVar("nodefault")
try:
    v.get()
except LookupError as e:
    print(type(e).__name__, str(e)[:35])
