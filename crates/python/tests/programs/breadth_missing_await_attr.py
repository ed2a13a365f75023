import asyncio


async def get_user(uid):
    await asyncio.sleep(0)
    return {"id": uid, "name": "김"}


async def main():
    user = get_user(1)
    print(user["name"])


asyncio.run(main())
