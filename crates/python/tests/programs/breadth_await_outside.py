import asyncio

async def f():
    return 1

def g():
    x = await f()
    return x

print(g())
