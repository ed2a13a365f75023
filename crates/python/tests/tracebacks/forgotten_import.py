asyncio.run(3)
