import asyncio


async def brew():
    print("water boils")
    return "tea"


async def main():
    first = brew()
    print("brew() gave", type(first).__name__)
    second = brew()
    cup = await second
    print("await gave", cup)


asyncio.run(main())
