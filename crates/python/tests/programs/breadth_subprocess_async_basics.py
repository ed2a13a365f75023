import asyncio
import sys

async def run(code, inp=None):
    p = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    out, err = await p.communicate(inp)
    return p.returncode, out.decode(), err.decode().splitlines()[-1:]

async def main():
    print(await run("print('hello')"))
    print(await run("import sys; print(sys.stdin.read().upper())", b"shout"))
    print(await run("import sys; sys.exit(3)"))
    print(await run("1/0"))
    try:
        p = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(10)")
        await asyncio.wait_for(p.wait(), 0.2)
    except asyncio.TimeoutError:
        print("killing")
        p.kill()
        print(await p.wait())
    p = await asyncio.create_subprocess_shell("echo one; echo two", stdout=asyncio.subprocess.PIPE)
    async for line in p.stdout:
        print(line)
    print(await p.wait(), p.returncode)
asyncio.run(main())
