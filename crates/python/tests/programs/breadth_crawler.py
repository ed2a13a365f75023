import asyncio
import random
from dataclasses import dataclass, field
from collections import defaultdict
from urllib.parse import urljoin, urlparse

SITE = {
    "/": ["/about", "/blog", "https://other.com/x"],
    "/about": ["/", "/team"],
    "/blog": ["/blog/1", "/blog/2", "/missing"],
    "/blog/1": ["/blog"],
    "/blog/2": ["/team", "/blog/1"],
    "/team": [],
}


class FetchError(Exception):
    pass


async def fetch(url):
    path = urlparse(url).path
    await asyncio.sleep(0.01 * (len(path)))
    if path not in SITE:
        raise FetchError(f"404: {url}")
    return SITE[path]


@dataclass
class Crawler:
    root: str
    max_tasks: int = 3
    seen: set = field(default_factory=set)
    edges: dict = field(default_factory=lambda: defaultdict(list))
    errors: list = field(default_factory=list)

    def __post_init__(self):
        self.q: asyncio.Queue = asyncio.Queue()

    async def worker(self, name):
        try:
            while True:
                url, depth = await self.q.get()
                try:
                    for link in await fetch(url):
                        target = urljoin(url, link)
                        self.edges[urlparse(url).path].append(urlparse(target).path)
                        if urlparse(target).netloc == urlparse(self.root).netloc and target not in self.seen:
                            self.seen.add(target)
                            self.q.put_nowait((target, depth + 1))
                            print(f"{name} queued {target} at depth {depth + 1}")
                except FetchError as e:
                    self.errors.append(str(e))
                finally:
                    self.q.task_done()
        except asyncio.CancelledError:
            print(name, "stopped")

    async def crawl(self):
        self.seen.add(self.root)
        self.q.put_nowait((self.root, 0))
        ws = [asyncio.create_task(self.worker(f"w{i}")) for i in range(self.max_tasks)]
        await self.q.join()
        for w in ws:
            w.cancel()
        await asyncio.wait(ws)


c = Crawler("http://site.test/")
asyncio.run(c.crawl())
print(len(c.seen), c.errors)
for k, v in sorted(c.edges.items()):
    print(f"{k:<10} -> {', '.join(v)}")
