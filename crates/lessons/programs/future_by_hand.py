import asyncio


async def sender(letterbox):
    print("sender walks")
    await asyncio.sleep(1)
    letterbox.set_result("a letter")
    print("sender has posted it")


async def main():
    loop = asyncio.get_running_loop()
    letterbox = loop.create_future()
    letterbox.add_done_callback(lambda box: print("the bell rings"))
    walk = asyncio.create_task(sender(letterbox))
    print("waiting for the letterbox")
    print("got", await letterbox)
    await walk


asyncio.run(main())
