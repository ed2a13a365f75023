import contextlib, io, sys
@contextlib.contextmanager
def timed(name):
    print("start", name)
    try: yield name.upper()
    except ValueError as e: print("swallow", e)
    else: print("ok")
    finally: print("stop", name)
with timed("a") as x: print(x)
with timed("b"): raise ValueError("oops")
@timed("deco")
def f(): return 5
print(f(), f())
with contextlib.ExitStack() as st:
    for n in "xy": st.enter_context(timed(n))
    st.push(lambda *a: print("pushed", a[0]) or True); st.callback(print, "cb", sep="!")
    raise KeyError("k")
print("survived")
class R:
    def close(self): print("closed")
with contextlib.closing(R()): pass
with contextlib.redirect_stderr(io.StringIO()) as e: print("err", file=sys.stderr)
print(repr(e.getvalue()))
with contextlib.chdir(".") if hasattr(contextlib, "chdir") and False else contextlib.nullcontext(): pass
class CD(contextlib.ContextDecorator):
    def __enter__(self): print("cd in")
    def __exit__(self, *a): print("cd out"); return False
@CD()
def h(): print("h")
h()
import asyncio
@contextlib.asynccontextmanager
async def conn(n):
    print("open", n); await asyncio.sleep(0)
    try: yield n
    finally: print("close", n)
async def main():
    async with conn(1) as a, conn(2) as b: print(a, b)
    async with contextlib.AsyncExitStack() as st:
        v = [await st.enter_async_context(conn(i)) for i in (3, 4)]; st.push_async_callback(asyncio.sleep, 0); print(v)
    async with contextlib.aclosing(ag()) as g:
        async for x in g: print(x); break
    try:
        async with conn(9): raise ValueError("inside")
    except ValueError as e: print(e)
async def ag():
    try: yield 1; yield 2
    finally: print("ag closed")
asyncio.run(main())
