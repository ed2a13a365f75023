import asyncio


async def brew(drink, seconds):
    print(drink, "on")
    await asyncio.sleep(seconds)
    print(drink, "done")


async def main():
    tea = asyncio.create_task(brew("tea", 2))
    coffee = asyncio.create_task(brew("coffee", 3))
    await tea
    await coffee
    print("served")


asyncio.run(main())
