import asyncio, warnings
async def f(): return 1
async def main():
    f()
    x = f()
    x.close()
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        f()
        print(len(w), w[0].category.__name__, w[0].message)
    asyncio.create_task(f())
    print("end")
asyncio.run(main())
