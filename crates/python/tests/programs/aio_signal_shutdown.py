#thr
import asyncio, signal
class Server:
    def __init__(self): self.stop = asyncio.Event(); self.tasks = set()
    async def job(self, n):
        try:
            await asyncio.sleep(n / 10)
            print(f"job {n} done")
        except asyncio.CancelledError:
            print(f"job {n} cancelled; cleaning"); await asyncio.sleep(0.01); raise
    async def run(self):
        loop = asyncio.get_running_loop()
        for s in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(s, self.on_signal, s)
        for n in range(1, 6):
            t = asyncio.create_task(self.job(n), name=f"job-{n}"); self.tasks.add(t); t.add_done_callback(self.tasks.discard)
        loop.call_later(0.25, signal.raise_signal, signal.SIGTERM)
        await self.stop.wait()
        print("stopping", sorted(t.get_name() for t in self.tasks))
        for t in sorted(self.tasks, key=lambda t: t.get_name()): t.cancel()
        r = await asyncio.gather(*list(self.tasks), return_exceptions=True)
        print([type(x).__name__ for x in r])
    def on_signal(self, s): print("got", s.name); self.stop.set()
asyncio.run(Server().run())
