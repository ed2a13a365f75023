import asyncio


async def numbers():
    for i in range(3):
        yield i


async def main():
    async for n in numbers():
        print(n)
    result = [n async for n in numbers()]
    print(result)
    for n in numbers():
        print(n)


asyncio.run(main())
