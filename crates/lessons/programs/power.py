import asyncio

async def power(name, base, n, pause):
    r = 1
    for i in range(1, n + 1):
        r *= base
        print(f"{name}: {base}^{i} = {r}")
        await asyncio.sleep(pause)
    return r

async def main():
    got = await asyncio.gather(
        power("A", 2, 2, 0.5),
        power("B", 3, 3, 0.5),
        power("C", 5, 3, 0.5),
        power("D", 7, 2, 1.2),
    )
    print(got)

asyncio.run(main())
