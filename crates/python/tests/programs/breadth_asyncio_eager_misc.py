import asyncio
import time
import sys


async def countdown(name, n):
    while n > 0:
        print(f"{name}: {n}")
        n -= 1
        await asyncio.sleep(0.01)
    print(f"{name}: 발사!")


async def sequential():
    await countdown("A", 1)
    await countdown("B", 1)


async def concurrent():
    await asyncio.gather(countdown("A", 2), countdown("B", 2))


def step(title):
    print("=" * 20)
    print(title.center(20))
    print("=" * 20)


async def producer(q):
    for i in range(3):
        await asyncio.sleep(0.01)
        await q.put(i)
    await q.put(None)


async def consumer(q):
    while (item := await q.get()) is not None:
        print("소비", item)
    return "끝"


async def main():
    step("순차")
    await sequential()
    step("동시")
    await concurrent()
    step("큐")
    q = asyncio.Queue()
    _, r = await asyncio.gather(producer(q), consumer(q))
    print(r)
    step("타임아웃")
    for limit in (0.005, 0.1):
        try:
            await asyncio.wait_for(asyncio.sleep(0.05, "ok"), limit)
            print("성공")
        except asyncio.TimeoutError:
            print("시간 초과", limit)
    step("예외")
    results = await asyncio.gather(fail(1), fail(0), return_exceptions=True)
    for r in results:
        print(type(r).__name__, r)
    tasks = {asyncio.create_task(countdown(f"T{i}", 1), name=f"t{i}") for i in range(2)}
    done, _ = await asyncio.wait(tasks)
    print(sorted(t.get_name() for t in done))
    t = asyncio.create_task(fail(1))
    await asyncio.sleep(0.01)
    print(t.done(), repr(t.exception()))
    try:
        t.result()
    except ValueError as e:
        print("재발생", e)


async def fail(x):
    if x:
        raise ValueError("실패")
    return "정상"


asyncio.run(main())
