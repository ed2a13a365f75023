import asyncio, functools, time
def async_lru(maxsize=2):
    def deco(fn):
        cache = {}
        @functools.wraps(fn)
        async def w(*a):
            if a in cache:
                w.hits += 1
                cache[a] = cache.pop(a)
                return await asyncio.shield(cache[a])
            w.misses += 1
            t = asyncio.ensure_future(fn(*a))
            cache[a] = t
            if len(cache) > maxsize:
                cache.pop(next(iter(cache)))
            try: return await t
            except BaseException:
                cache.pop(a, None); raise
        w.hits = w.misses = 0
        return w
    return deco
@async_lru()
async def load(k):
    print("loading", k); await asyncio.sleep(0.01)
    if k < 0: raise ValueError(k)
    return k * 10
async def main():
    print(await asyncio.gather(*(load(i % 2) for i in range(6))), load.hits, load.misses)
    for _ in range(2):
        try: await load(-1)
        except ValueError as e: print("bad", e)
    print(await load(0), load.hits, load.misses)
asyncio.run(main())
