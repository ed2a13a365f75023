import asyncio


async def handle(reader, writer):
    addr = writer.get_extra_info("peername")
    while line := await reader.readline():
        text = line.decode().strip()
        if text == "quit":
            break
        writer.write(f"echo {text.upper()}\n".encode())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(name, lines, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line in lines:
        writer.write(f"{line}\n".encode())
        await writer.drain()
        print(name, (await reader.readline()).decode().rstrip())
    writer.writelines([b"quit", b"\n"])
    rest = await reader.read()
    print(name, rest, reader.at_eof())
    writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    print(server.is_serving(), server.sockets[0].getsockname())
    async with server:
        await client("a", ["hello", "안녕"], 8888)
        await asyncio.gather(client("b", ["x"], 8888), client("c", ["y"], 8888))
    print(server.is_serving())
    try:
        await asyncio.open_connection("127.0.0.1", 8888)
    except ConnectionRefusedError as e:
        print(e.errno, type(e).__name__)
    reader = asyncio.StreamReader()
    reader.feed_data(b"abc|def|ghi")
    reader.feed_eof()
    print(await reader.readuntil(b"|"), await reader.readexactly(3))
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)


asyncio.run(main())
