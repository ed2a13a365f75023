# A name that is nearly right.
import asyncio


async def main():
    message = "hello"
    print(mesage)


asyncio.run(main())
