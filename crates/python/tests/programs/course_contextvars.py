import asyncio
import contextvars
import threading

request = contextvars.ContextVar("request", default="none")
user = contextvars.ContextVar("user")


async def handle(n):
    token = request.set(f"req-{n}")
    await asyncio.sleep(0.01 * (3 - n))
    inner = await asyncio.create_task(nested())
    request.reset(token)
    return n, inner, request.get()


async def nested():
    return request.get()


async def main():
    print(await asyncio.gather(*(handle(n) for n in range(3))))
    user.set("kim")
    print(await asyncio.to_thread(user.get))
    ctx = contextvars.copy_context()
    print(ctx[user], user in ctx, len(ctx), request in ctx)
    ctx.run(user.set, "lee")
    print(user.get(), ctx[user], ctx.get(request, "?"))
    t = asyncio.create_task(nested(), context=ctx)
    print(await t)


asyncio.run(main())
try:
    user.get()
except LookupError as e:
    print(type(e).__name__, str(e)[:30])
print(user.get("dflt"), request)  if False else print(request.name)
t = threading.Thread(target=lambda: print(request.get()))
t.start()
t.join()
tok = user.set(1)
print(tok.old_value is contextvars.Token.MISSING, tok.var is user)
user.reset(tok)
try:
    user.reset(tok)
except RuntimeError as e:
    print(str(e).split(" has")[0][:10], "has already been used once" in str(e))
