import asyncio


async def handle(reader, writer):
    peer = writer.get_extra_info("peername")
    print("connected", peer[0])
    while True:
        line = await reader.readline()
        if not line:
            break
        text = line.decode().strip()
        if text == "quit":
            writer.write(b"bye\n")
            await writer.drain()
            break
        writer.write(f"echo {text}\n".encode())
        await writer.drain()
    writer.close()
    await writer.wait_closed()
    print("closed")


async def client(port, msgs):
    r, w = await asyncio.open_connection("127.0.0.1", port)
    for m in msgs:
        w.write(m.encode() + b"\n")
        await w.drain()
        print("reply", (await r.readline()).decode().rstrip())
    w.close()
    await w.wait_closed()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await client(port, ["hello", "안녕", "quit"])
        r, w = await asyncio.open_connection("127.0.0.1", port)
        w.write(b"abc")
        w.write_eof()
        print(await r.read())
        w.close()
        reader = asyncio.StreamReader()
        reader.feed_data(b"12345\nrest|tail")
        reader.feed_eof()
        print(await reader.readexactly(3), await reader.readuntil(b"\n"), await reader.readuntil(b"|"))
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as e:
            print(e, e.partial)
        print(reader.at_eof())
        await asyncio.sleep(0.05)
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno)


asyncio.run(main())
