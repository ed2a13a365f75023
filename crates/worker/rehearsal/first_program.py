# What first programs have besides asyncio: rehearsed, so that they find it in the engine's first part.
import asyncio
import random
import time


class Job:
    count = 0

    def __init__(self, name, seconds=1.0, *, tags=()):
        self.name = name
        self.seconds = seconds
        self.tags = list(tags)
        Job.count += 1

    def __repr__(self):
        return f"Job({self.name!r}, {self.seconds:.2f})"

    @property
    def label(self):
        return f"{self.name:<8}|{self.seconds:>6}|{Job.count:03d}"


async def work(job, results):
    started = time.perf_counter()
    print("start", job.label, sep=": ", end="\n")
    await asyncio.sleep(job.seconds)
    if job.seconds > 2:
        raise ValueError(f"{job.name} is too long: {job.seconds}s")
    results[job.name] = round(time.perf_counter() - started, 2)
    return job.seconds * 2


async def ticks(limit):
    for number in range(limit):
        yield number
        await asyncio.sleep(0)


async def consume(queue, name):
    while True:
        item = await queue.get()
        if item is None:
            break
        print(f"{name} got {item}")
        queue.task_done()


async def main():
    results = {}
    jobs = [Job("one"), Job("two", 2, tags=["slow"]), Job("three", 3)]
    answers = await asyncio.gather(*(work(job, results) for job in jobs), return_exceptions=True)
    for job, answer in zip(jobs, answers):
        print(job, "->", answer if not isinstance(answer, Exception) else type(answer).__name__)
    for name, seconds in sorted(results.items(), key=lambda pair: -pair[1]):
        print(f"{name:>10} {seconds:8.3f}")
    print(sum(results.values()), max(results, key=results.get), len(results), [n async for n in ticks(3)])

    queue = asyncio.Queue(maxsize=2)
    task = asyncio.create_task(consume(queue, "consumer"), name="consumer")
    for item in ("a", "b", None):
        await queue.put(item)
    await task
    lock, gate = asyncio.Lock(), asyncio.Semaphore(2)
    async with lock, gate:
        print(lock.locked(), task.done(), task.get_name())
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("timeout", repr(error))
    try:
        await asyncio.wait_for(asyncio.sleep(5, "late"), timeout=0.1)
    except asyncio.TimeoutError:
        print("late")
    late = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    late.cancel()
    try:
        await late
    except asyncio.CancelledError:
        print("cancelled", late.cancelled())
    finally:
        print("finally")
    async with asyncio.TaskGroup() as group:
        first = group.create_task(asyncio.sleep(0.1, 1))
        second = group.create_task(asyncio.sleep(0.2, 2))
    print(first.result() + second.result(), random.randint(1, 6) in range(1, 7))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(n, n)) for n in (1, 2)], timeout=1.5)
    print(len(done), len(pending), {task.result() for task in done})
    for task in asyncio.as_completed([asyncio.sleep(0.2, "slow"), asyncio.sleep(0.1, "fast")]):
        print(await task)
    event, future = asyncio.Event(), asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, event.set)
    asyncio.get_running_loop().call_soon(future.set_result, 42)
    await event.wait()
    text = "to be or not to be"
    words = text.split()
    print(await future, text.upper(), words[::2], ", ".join(words), "%s is %d" % ("x", 3), {w: words.count(w) for w in set(words)} != {})
    total = 1
    for number in range(2, 25):
        total *= number
    print(total, 7 // 2, 7 % 3, 2 ** 10, 1 / 3, abs(-2), divmod(9, 4), f"{total:,}", 3.0, True and not None)
    print([n * n for n in range(5) if n % 2], list(map(str, (1, 2))), any([0, 1]), all([]), min(3, 1), {1, 2} | {3}, "-" * 10)
    while words:
        words.pop()
        if len(words) == 2:
            continue
        words.append("x") if len(words) > 100 else None
    print(time.strftime("%X") != "", words, str(3) + "!", int("7"), float("2.5"), text.replace("be", "do").startswith("to"))


if __name__ == "__main__":
    asyncio.run(main())
