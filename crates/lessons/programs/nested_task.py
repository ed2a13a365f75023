import asyncio


async def leaf(name, pause):
    print("  leaf", name, "opens")
    await asyncio.sleep(pause)
    print("  leaf", name, "closes")
    return len(name)


async def branch(name):
    print("branch", name)
    left = asyncio.create_task(leaf(name + "-left", 0.2))
    right = asyncio.create_task(leaf(name + "-right", 0.1))
    size = await left + await right
    print("branch", name, "holds", size)
    return size


async def main():
    north = asyncio.create_task(branch("north"))
    south = asyncio.create_task(branch("south"))
    print("tree holds", await north + await south)


asyncio.run(main())
