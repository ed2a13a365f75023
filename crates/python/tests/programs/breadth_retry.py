import asyncio
import functools
import random
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
logger = logging.getLogger(__name__)


def retry(times=3, exceptions=(Exception,), backoff=0.01):
    def decorator(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            delay = backoff
            for attempt in range(1, times + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as exc:
                    logger.warning("attempt %d/%d of %s failed: %r", attempt, times, func.__name__, exc)
                    if attempt == times:
                        raise
                    await asyncio.sleep(delay)
                    delay *= 2
        return wrapper
    return decorator


class Flaky:
    def __init__(self, fails):
        self.fails = fails

    @retry(times=4, exceptions=(ConnectionError, TimeoutError))
    async def call(self):
        if self.fails:
            self.fails -= 1
            raise ConnectionError("reset by peer")
        return "ok"


async def main():
    print(await Flaky(2).call())
    try:
        await Flaky(10).call()
    except ConnectionError as e:
        logger.error("gave up", exc_info=False)
        print(type(e), e)
    print(Flaky.call.__name__, asyncio.iscoroutinefunction(Flaky.call))
    random.seed(42)
    print([random.randint(1, 6) for _ in range(10)], random.choice("abc"), round(random.random(), 6), random.sample(range(100), 5))


asyncio.run(main())
