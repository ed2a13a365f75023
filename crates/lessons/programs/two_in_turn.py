import asyncio


async def say(who, words):
    for word in words:
        print(f"{who}: {word}")
        await asyncio.sleep(0)


async def main():
    ping = asyncio.create_task(say("ping", ["one", "three", "five"]))
    pong = asyncio.create_task(say("pong", ["two", "four", "six"]))
    await ping
    await pong


asyncio.run(main())
