import asyncio

async def work(delay, cleanup=0, swallow=False, error=None):
    try:
        await asyncio.sleep(delay)
        return "finished"
    except asyncio.CancelledError:
        if cleanup:
            await asyncio.sleep(cleanup)
        if error:
            raise error
        if swallow:
            return "swallowed"
        raise

def now():
    return round(asyncio.get_running_loop().time(), 3)

async def attempt(label, awaitable):
    try:
        result = await awaitable
    except BaseException as e:
        result = f"{type(e).__name__}({e}) cause={type(e.__cause__).__name__} context={type(e.__context__).__name__}"
    print(label, now(), result, asyncio.current_task().cancelling())

async def nested(a, b):
    try:
        async with asyncio.timeout(a) as outer:
            try:
                async with asyncio.timeout(b) as inner:
                    await asyncio.sleep(5)
            finally:
                print("inner", inner.expired(), "outer", outer.expired())
    except TimeoutError:
        print("after: inner", inner.expired(), "outer", outer.expired())

async def main():
    await attempt("in time", asyncio.wait_for(work(0.1), 0.5))
    await attempt("late", asyncio.wait_for(work(5), 0.5))
    await attempt("cleanup", asyncio.wait_for(work(5, 0.3), 0.1))
    await attempt("swallow", asyncio.wait_for(work(5, 0, True), 0.1))
    await attempt("error", asyncio.wait_for(work(5, 0, False, OSError("io")), 0.1))
    await attempt("none", asyncio.wait_for(work(0.2), None))
    await attempt("zero", asyncio.wait_for(work(0.2), 0))
    t = asyncio.create_task(work(0))
    await asyncio.sleep(0.1)
    await attempt("zero done", asyncio.wait_for(t, 0))
    t = asyncio.create_task(asyncio.wait_for(work(5, 0.2), 3))
    await asyncio.sleep(0.1)
    t.cancel()
    await attempt("cancelled outside", t)
    await nested(0.1, 0.2)
    await nested(0.2, 0.1)
    await nested(0.1, 0.1)

    cm = asyncio.timeout(2)
    print(cm)
    async with cm:
        print(str(cm).split(" when")[0], cm.when() == asyncio.get_running_loop().time() + 2)
        cm.reschedule(asyncio.get_running_loop().time() + 0.1)
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print(str(cm))
            cm_error = True
        try:
            await asyncio.sleep(0)
        finally:
            print("in block", now())
    print(cm, cm.expired())

async def more():
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(1)
        print(cm, cm.when(), cm.expired())
        cm.reschedule(asyncio.get_running_loop().time() - 1)
        try:
            await asyncio.sleep(0)
            print("one turn left")
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("then cancelled")
            asyncio.current_task().uncancel()
    print(cm)
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        print(e)
    try:
        asyncio.timeout(1).reschedule(3)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            finally:
                raise KeyError("in cleanup")
    except KeyError as e:
        chain = []
        while e is not None:
            chain.append(type(e).__name__)
            e = e.__context__
        print(chain)
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1) as cm:
        pass
    print(cm)

def outside():
    async def use():
        async with asyncio.timeout(1):
            pass
    try:
        use().send(None)
    except RuntimeError as e:
        print(e)

try:
    asyncio.run(main())
except TimeoutError as e:
    print("main ended with", repr(e))
asyncio.run(more())
outside()
