import asyncio
import aiohttp

SITE = "http://httpbin.org/delay/"


async def fetch(session, seconds):
    async with session.get(SITE + str(seconds)) as page:
        await page.read()
    print("got", seconds)


async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(
            fetch(session, 1), fetch(session, 2),
            fetch(session, 1), fetch(session, 2),
        )


asyncio.run(main())
