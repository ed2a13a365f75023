import asyncio

async def handle(reader, writer):
    addr = writer.get_extra_info('peername')
    print("connected", addr[0])
    while True:
        data = await reader.readline()
        if not data:
            break
        message = data.decode().strip()
        print(f"server got {message!r}")
        writer.write(f"echo:{message}\n".encode())
        await writer.drain()
    print("client gone")
    writer.close()
    await writer.wait_closed()

async def client(n, port):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    for i in range(2):
        writer.write(f"hello {n}-{i}\n".encode())
        await writer.drain()
        line = await reader.readline()
        print(f"client {n} got {line.decode().strip()}")
        await asyncio.sleep(0.1)
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    print("serving", server.is_serving(), asyncio.current_task().get_name())
    async with server:
        task = asyncio.create_task(server.serve_forever())
        await asyncio.gather(*(client(n, port) for n in range(3)))
        await asyncio.sleep(0.1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("server stopped")
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except OSError as e:
        print(repr(e).replace(str(port), "PORT"))
    t = asyncio.create_task(asyncio.sleep(0))
    print(t.get_name())
    await t
asyncio.run(main())
