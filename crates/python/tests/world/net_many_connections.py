import asyncio
async def main():
    async def echo(reader, writer):
        while data := await reader.read(4096):
            writer.write(data); await writer.drain()
        writer.close()
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async def one(i):
        r, w = await asyncio.open_connection("127.0.0.1", port)
        w.write(b"%d" % i); w.write_eof()
        d = await r.read(); w.close(); await w.wait_closed(); return int(d)
    print(sum(await asyncio.gather(*(one(i) for i in range(40)))))
    big = b"x" * 30_000
    r, w = await asyncio.open_connection("127.0.0.1", port)
    async def send():
        w.write(big); await w.drain(); w.write_eof()
    t = asyncio.create_task(send())
    got = 0
    while d := await r.read(65536): got += len(d)
    await t; print(got)
    server.close(); await server.wait_closed(); print(server.is_serving(), server.sockets)
asyncio.run(main())
