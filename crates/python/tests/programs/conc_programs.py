"""Programs of the computer: what their tracebacks show, signals that end them, the shell's arithmetic."""
import asyncio
import os
import subprocess
import sys

ran = subprocess.run([sys.executable, "-c", "def f(): 1 / 0\nf()"], stderr=subprocess.PIPE, text=True)
print(ran.stderr, ran.returncode)
with open("script.py", "w") as file:
    file.write("def g():\n    raise ValueError('in the script')\n\ng()\n")
ran = subprocess.run([sys.executable, "script.py"], stderr=subprocess.PIPE, text=True)
print(ran.stderr.replace(os.getcwd() + "/", ""), ran.returncode)
p = subprocess.Popen(["sleep", "5"])
p.send_signal(2)
print(p.wait(), p.returncode)
try:
    subprocess.run(["sleep", "5"], timeout=0.1)
except subprocess.TimeoutExpired as e:
    print(e, e.timeout)
print(subprocess.getoutput("echo $((1 + 2 * 3)) $(echo inner; echo more) \"$(echo 'a b')\" $((7 % 4 == 3))"))
print(subprocess.getstatusoutput("N=5; exit $((N - 2))"))


async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, "rb"))
    os.write(w, b"direct\n")
    print(await reader.readline())
    writing, _ = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, os.fdopen(w, "wb"))
    writing.write(b"through\nend")
    print(await reader.readline(), writing.is_closing())
    writing.close()
    print(await reader.read(), writing.is_closing())
    transport.close()


asyncio.run(main())
