import asyncio
import time
from collections import deque


class RateLimiter:
    """Sliding-window limiter: at most `rate` calls per `period` seconds."""

    def __init__(self, rate: int, period: float) -> None:
        self.rate = rate
        self.period = period
        self._calls: deque[float] = deque()
        self._lock = asyncio.Lock()

    async def __aenter__(self):
        async with self._lock:
            loop = asyncio.get_running_loop()
            while True:
                now = loop.time()
                while self._calls and now - self._calls[0] >= self.period:
                    self._calls.popleft()
                if len(self._calls) < self.rate:
                    self._calls.append(now)
                    return self
                await asyncio.sleep(self.period - (now - self._calls[0]))

    async def __aexit__(self, exc_type, exc, tb):
        return False


async def worker(limiter, start, i, out):
    async with limiter:
        out.append((i, round(asyncio.get_running_loop().time() - start, 1)))


async def main():
    limiter = RateLimiter(3, 0.5)
    start = asyncio.get_running_loop().time()
    out = []
    async with asyncio.TaskGroup() as tg:
        for i in range(8):
            tg.create_task(worker(limiter, start, i, out), name=f"w{i}")
    for i, t in out:
        print(f"call {i} at {t:.1f}s")
    print("total", len(out))


if __name__ == "__main__":
    asyncio.run(main())
