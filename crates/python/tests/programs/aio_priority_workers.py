import asyncio, heapq, itertools, dataclasses, contextlib, typing
@dataclasses.dataclass(order=True, frozen=True)
class Item:
    prio: int
    seq: int = dataclasses.field(default_factory=itertools.count().__next__)
    job: typing.Any = dataclasses.field(compare=False, default=None)
class Pool:
    def __init__(self, n): self.n = n; self.q = asyncio.PriorityQueue(); self.stats = {"ok": 0, "err": 0}
    async def __aenter__(self): self.ws = [asyncio.create_task(self._w(i), name=f"w{i}") for i in range(self.n)]; return self
    async def __aexit__(self, et, e, tb):
        await self.q.join()
        for w in self.ws: w.cancel()
        await asyncio.gather(*self.ws, return_exceptions=True); return False
    def submit(self, prio, job): self.q.put_nowait(Item(prio, job=job))
    async def _w(self, i):
        while True:
            it = await self.q.get()
            try:
                r = await it.job(); self.stats["ok"] += 1; print(asyncio.current_task().get_name(), it.prio, it.seq, r)
            except Exception as e: self.stats["err"] += 1; print(f"w{i} failed: {e!r}")
            finally: self.q.task_done()
async def job(n, d=0.01):
    await asyncio.sleep(d)
    if n == 3: raise ValueError(n)
    return n * n
async def main():
    async with Pool(2) as p:
        for n, pr in zip(range(6), [5, 1, 3, 2, 4, 0]): p.submit(pr, lambda n=n: job(n))
    print(p.stats, [w.done() for w in p.ws])
    sem = asyncio.Semaphore(2); running = peak = 0
    async def lim(i):
        nonlocal running, peak
        async with sem:
            running += 1; peak = max(peak, running); await asyncio.sleep(0.01); running -= 1
    await asyncio.gather(*map(lim, range(5))); print("peak", peak)
    async with contextlib.AsyncExitStack() as st:
        st.push_async_exit(lambda *a: asyncio.sleep(0, print("exit", a[0])))
    t = asyncio.create_task(asyncio.sleep(1)); t.cancel()
    with contextlib.suppress(asyncio.CancelledError): await t
    print(t.cancelled(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.02):
            try: await asyncio.sleep(1)
            finally: print("inner finally")
    except TimeoutError: print("timed out")
    res = await asyncio.gather(*[asyncio.wait_for(job(i, 0.01 * i), 0.025) for i in range(1, 5)], return_exceptions=True); print(res)
asyncio.run(main())
