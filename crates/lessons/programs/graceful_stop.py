import asyncio


async def worker(name, queue):
    try:
        while True:
            job = await queue.get()
            await asyncio.sleep(0.4)
            print(name, "finished", job)
            queue.task_done()
    except asyncio.CancelledError:
        print(name, "puts its tools away")
        raise


async def main():
    queue = asyncio.Queue()
    for job in range(4):
        queue.put_nowait(job)
    workers = [asyncio.create_task(worker(name, queue)) for name in ("ann", "bob")]
    await queue.join()  # first the work that has been taken on
    for task in workers:
        task.cancel()  # then the workers, who clean up
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print("all stopped:", [type(end).__name__ for end in ends])


asyncio.run(main())
