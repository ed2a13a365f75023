import asyncio, signal
print(signal.getsignal(signal.SIGINT))
async def main():
    h = signal.getsignal(signal.SIGINT)
    print(type(h).__name__, h.func.__qualname__, list(h.keywords), h.args)
    print(type(h.keywords["main_task"]).__name__)
asyncio.run(main())
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
def mine(*a): pass
signal.signal(signal.SIGINT, mine)
async def main():
    print(signal.getsignal(signal.SIGINT) is mine)
asyncio.run(main())
