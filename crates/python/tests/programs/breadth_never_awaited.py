import asyncio


async def save(name):
    print("saving", name)


async def main():
    save("a")
    asyncio.sleep(1)
    x = [save(n) for n in "bc"]
    print("done")
    await x[0]


asyncio.run(main())
save("top")
print("end")
