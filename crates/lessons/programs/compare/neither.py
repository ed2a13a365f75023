import asyncio


async def brew(drink, seconds):
    print(drink, "on")
    await asyncio.sleep(seconds)
    print(drink, "done")


async def main():
    brew("tea", 2)
    brew("coffee", 3)
    print("served")


asyncio.run(main())
