import asyncio

async def main()
    for number in range(3)
        print(number)

asyncio.run(main())
