import asyncio
class Buffer:
    def __init__(self, n): self.items, self.n, self.cond = [], n, asyncio.Condition()
    async def put(self, x):
        async with self.cond:
            await self.cond.wait_for(lambda: len(self.items) < self.n)
            self.items.append(x); print("put", x, self.items); self.cond.notify_all()
    async def get(self):
        async with self.cond:
            while not self.items: await self.cond.wait()
            x = self.items.pop(0); print("get", x); self.cond.notify_all(); return x
async def main():
    b = Buffer(2)
    async def prod():
        for i in range(5): await b.put(i)
    async def cons():
        for _ in range(5): await b.get(); await asyncio.sleep(0.001)
    await asyncio.gather(prod(), cons())
    class RW:
        def __init__(self): self.r = 0; self.l = asyncio.Lock(); self.w = asyncio.Lock()
        async def read(self, n):
            async with self.l:
                self.r += 1
                if self.r == 1: await self.w.acquire()
            print("reading", n); await asyncio.sleep(0.01)
            async with self.l:
                self.r -= 1
                if self.r == 0: self.w.release()
        async def write(self, n):
            async with self.w: print("writing", n); await asyncio.sleep(0.01)
    rw = RW(); await asyncio.gather(rw.read(1), rw.read(2), rw.write(1), rw.read(3), rw.write(2))
    sem = asyncio.BoundedSemaphore(1)
    try: sem.release()
    except ValueError as e: print(e)
    philosophers = [asyncio.Lock() for _ in range(3)]
    async def dine(i):
        a, b = sorted([i, (i + 1) % 3])
        async with philosophers[a]:
            await asyncio.sleep(0)
            async with philosophers[b]: print("eat", i); await asyncio.sleep(0.01)
    await asyncio.gather(*map(dine, range(3)))
asyncio.run(main())
