# A call whose coroutine nobody awaits, and an object without an attribute.
import asyncio


async def greet():
    print("hello")


async def main():
    greet()
    await asyncio.sleep(1)
    asyncio.slep(1)


asyncio.run(main())
