import asyncio


async def kettle(n):
    print("kettle", n, "on")
    await asyncio.sleep(3)
    print("kettle", n, "sings")


async def main():
    later = asyncio.create_task(kettle(1))
    await kettle(2)
    await later


asyncio.run(main())
