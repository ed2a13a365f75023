import asyncio

def main():
    await asyncio.sleep(1)
      print("too far in")

asyncio.run(main(
