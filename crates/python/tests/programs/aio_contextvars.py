import asyncio, contextvars
req = contextvars.ContextVar("req", default="none")
def log(m): print(f"[{req.get()}] {m}")
async def handle(i):
    tok = req.set(f"r{i}")
    log("start"); await asyncio.sleep(0.01 * (3 - i)); log("end")
    req.reset(tok); log("reset")
async def main():
    await asyncio.gather(*(handle(i) for i in range(3)))
    log("main")
    ctx = contextvars.copy_context(); ctx.run(req.set, "inside"); print(ctx[req], req.get(), len(ctx), req in ctx)
    t = asyncio.create_task(handle(9), context=ctx); await t
    print(req, tok_err())
def tok_err():
    t = req.set("z"); req.reset(t)
    try: req.reset(t)
    except RuntimeError as e: return str(e)[:40]
asyncio.run(main())
