import asyncio

async def main():
    x =
    await asyncio.
    pri nt(x)

asyncio.run(main())
