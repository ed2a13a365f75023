# A name that nobody gave, without asyncio.
print(nothing)
