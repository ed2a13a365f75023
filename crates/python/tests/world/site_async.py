# The simulated network: what is printed is ours, not a recording.
import asyncio
import time

import aiohttp
import httpx


async def fetch(session, url):
    async with session.get(url) as reply:
        return reply.status, (await reply.json())["url"]


async def with_aiohttp():
    began = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        urls = [f"https://httpbin.org/delay/{n}" for n in (3, 1, 2)]
        print(await asyncio.gather(*(fetch(session, url) for url in urls)))
        print(round(time.perf_counter() - began, 1))
        for url in ("http://localhost:9999", "https://no.such.invalid", "https://httpbin.org/status/503"):
            try:
                async with session.get(url) as reply:
                    reply.raise_for_status()
            except aiohttp.ClientError as error:
                print(type(error).__name__, error)
        try:
            await session.get("https://httpbin.org/delay/5", timeout=aiohttp.ClientTimeout(total=1))
        except asyncio.TimeoutError:
            print("no reply in time")
    began = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session:
        await asyncio.gather(*(fetch(session, "https://httpbin.org/delay/1") for _ in range(6)))
    print(round(time.perf_counter() - began, 1))


async def with_httpx():
    async with httpx.AsyncClient() as client:
        replies = await asyncio.gather(*(client.get(f"https://httpbin.org/delay/{n}") for n in (1, 2)))
        print(replies, [round(reply.elapsed.total_seconds()) for reply in replies])
        try:
            await client.get("https://httpbin.org/delay/9")
        except httpx.TimeoutException as error:
            print(type(error).__name__)
        reply = await client.get("https://httpbin.org/status/404")
        try:
            reply.raise_for_status()
        except httpx.HTTPStatusError as error:
            print(str(error).splitlines()[0])


async def with_streams():
    reader, writer = await asyncio.open_connection("example.com", 80)
    writer.write(b"HEAD / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n")
    await writer.drain()
    print((await reader.readline()).decode().strip())
    rest = await reader.read()
    print(b"Content-Type: text/html" in rest)
    writer.close()
    await writer.wait_closed()


asyncio.run(with_aiohttp())
asyncio.run(with_httpx())
asyncio.run(with_streams())
print(httpx.get("https://api.github.com/users/ada").json()["login"])
