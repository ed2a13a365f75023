import asyncio, signal, sys
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15).name, signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.SIG_DFL)
def h(s, f): print("handler", s, signal.Signals(s).name, f.f_code.co_name)
print(signal.signal(signal.SIGUSR1, h)); signal.raise_signal(signal.SIGUSR1)
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt: print("KI")
async def main():
    ev = asyncio.Event()
    loop = asyncio.get_running_loop()
    try:
        await asyncio.sleep(0.1)
        signal.raise_signal(signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled"); raise
try: asyncio.run(main())
except KeyboardInterrupt: print("interrupted")
m = memoryview(bytearray(b'hello')); m[0] = 72; print(bytes(m), m[1:3].tobytes(), len(m), m.readonly, m.tolist()[:2])
try: exit(3)
except SystemExit as e: print(e.code)
print(exit)
sys.exit(4)
