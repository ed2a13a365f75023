import asyncio, sys, time
async def run(i, sem):
    async with sem:
        p = await asyncio.create_subprocess_exec(sys.executable, "-c", f"import time,sys; time.sleep({0.05 * i}); print({i}**2); sys.exit({i} % 2)", stdout=asyncio.subprocess.PIPE)
        out, err = await p.communicate()
        return i, out.decode().strip(), err, p.returncode
async def interactive():
    p = await asyncio.create_subprocess_exec(sys.executable, "-u", "-c", "while True:\n    s = input()\n    if s == 'quit': break\n    print(s.upper())", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    for w in ("hello", "world"):
        p.stdin.write(w.encode() + b"\n"); await p.stdin.drain()
        print(await p.stdout.readline())
    p.stdin.write(b"quit\n"); p.stdin.close(); await p.stdin.wait_closed()
    print(await p.wait(), p.stdout.at_eof(), await p.stdout.read())
async def main():
    sem = asyncio.Semaphore(2)
    for r in await asyncio.gather(*(run(i, sem) for i in range(5))): print(*r)
    await interactive()
    p = await asyncio.create_subprocess_shell("sleep 10")
    await asyncio.sleep(0.1); p.terminate(); rc = await p.wait(); print(rc in (-15, 143), p.returncode == rc)
    try: p.kill()
    except ProcessLookupError as e: print("gone", repr(e))
    try: await asyncio.create_subprocess_exec("no-such-program")
    except FileNotFoundError as e: print(e)
    p = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 7", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    print(await p.communicate(), p.returncode)
    p = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b"x" * 200000) == (b"x" * 200000, None))
    async def reader(stream, tag, out):
        async for line in stream: out.append((tag, line.decode().rstrip()))
    p = await asyncio.create_subprocess_exec(sys.executable, "-u", "-c", "import sys,time\nfor i in range(3):\n print('o',i); time.sleep(.02); print('e',i,file=sys.stderr); time.sleep(.02)", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out = []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(reader(p.stdout, "OUT", out)); tg.create_task(reader(p.stderr, "ERR", out))
    print(out, await p.wait())
asyncio.run(main())
