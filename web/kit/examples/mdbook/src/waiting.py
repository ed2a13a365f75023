import asyncio


async def 인사(이름, 초):
    await asyncio.sleep(초)
    if 초 < 2 and "가" <= 이름:
        print("안녕", 이름)


async def main():
    await asyncio.gather(인사("가", 1), 인사("나", 2))


asyncio.run(main())
