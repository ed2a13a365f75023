import asyncio
import time
from collections import deque


class RateLimiter:
    """슬라이딩 윈도우 방식의 속도 제한기"""

    def __init__(self, rate, per):
        self.rate = rate
        self.per = per
        self.calls = deque()
        self._lock = asyncio.Lock()

    async def __aenter__(self):
        async with self._lock:
            loop = asyncio.get_running_loop()
            while True:
                now = loop.time()
                while self.calls and now - self.calls[0] >= self.per - 1e-9:
                    self.calls.popleft()
                if len(self.calls) < self.rate:
                    break
                await asyncio.sleep(self.per - (now - self.calls[0]))
            self.calls.append(loop.time())
        return self

    async def __aexit__(self, et, e, tb):
        return None


async def call(limiter, i, t0):
    async with limiter:
        t = time.monotonic() - t0
        print(f"호출 {i}: {t:.1f}초")
        await asyncio.sleep(0.01)
        return round(t, 1)


async def main():
    limiter = RateLimiter(3, 0.5)
    t0 = time.monotonic()
    times = await asyncio.gather(*(call(limiter, i, t0) for i in range(7)))
    print(times)
    print(f"총 {len(times)}건 완료: {', '.join(map(str, times))}")


if __name__ == "__main__":
    asyncio.run(main())
