"""A crawler over a web that is a dictionary: workers, a seen set, a frontier queue and statistics."""
import asyncio
from urllib.parse import urljoin, urlparse, parse_qs, quote
from html.parser import HTMLParser

SITE = {
    "/": '<a href="/a?x=1">A</a> <a href="b">B</a> <a class=k href=\'/c\'>C</a>',
    "/a": '<p>text &amp; more</p><a href="/">home</a><a href="/d#top">D</a>',
    "/b": '<a href="https://other.example/x">out</a>',
    "/c": "",
    "/d": '<br/><a href="/missing">broken</a>',
}


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs).get("href"))

    def handle_data(self, data):
        if data.strip():
            self.text.append(data.strip())


async def fetch(url):
    path = urlparse(url).path
    await asyncio.sleep(0.01 * len(path))
    if path not in SITE:
        raise FileNotFoundError(f"404 {path}")
    return SITE[path]


async def worker(name, frontier, seen, report):
    while True:
        url = await frontier.get()
        try:
            page = await fetch(url)
            parser = Links()
            parser.feed(page)
            for link in parser.found:
                target = urljoin(url, link).split("#")[0]
                if urlparse(target).netloc == "site.example" and target not in seen:
                    seen.add(target)
                    frontier.put_nowait(target)
            report.append((url, len(page), parser.text))
        except FileNotFoundError as e:
            report.append((url, str(e), []))
        finally:
            frontier.task_done()


async def main():
    start = "https://site.example/"
    frontier, seen, report = asyncio.Queue(), {start}, []
    frontier.put_nowait(start)
    workers = [asyncio.create_task(worker(n, frontier, seen, report)) for n in range(2)]
    await frontier.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    for row in report:
        print(row)
    print(parse_qs("a=1&b=2&a=3"), quote("한 글/x"), urlparse("http://u:p@h:80/p;x?q=1#f")[:3])


asyncio.run(main())
