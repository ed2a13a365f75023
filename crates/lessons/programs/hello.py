import asyncio


async def greet(name):
    print(f"{name}: hello")
    await asyncio.sleep(1)
    print(f"{name}: and a second later")


asyncio.run(greet("lighthouse"))
