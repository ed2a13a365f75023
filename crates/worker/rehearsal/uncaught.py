# A first mistake, told with its traceback.
import asyncio


async def divide(dividend, divisor):
    await asyncio.sleep(0.1)
    return dividend / divisor


async def main():
    task = asyncio.create_task(divide(1, 0))
    try:
        await divide(1, 0)
    except ZeroDivisionError as error:
        raise ValueError("no zero, please") from error
    await task


asyncio.run(main())
