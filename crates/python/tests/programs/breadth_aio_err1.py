import asyncio


async def get():
    return 5


async def main():
    x = get()
    print(type(x).__name__)
    print(x + 1)


asyncio.run(main())
