import asyncio, socket
async def handle_client(client):
    loop = asyncio.get_running_loop()
    with client:
        while True:
            data = await loop.sock_recv(client, 1024)
            if not data: break
            await loop.sock_sendall(client, data.upper())
async def server(s):
    loop = asyncio.get_running_loop()
    while True:
        client, addr = await loop.sock_accept(s)
        print("accepted", addr[0])
        asyncio.create_task(handle_client(client))
def blocking(port):
    with socket.create_connection(("127.0.0.1", port)) as c:
        c.sendall(b"abc")
        return c.recv(100)
async def main():
    loop = asyncio.get_running_loop()
    s = socket.create_server(("127.0.0.1", 0)); s.setblocking(False)
    port = s.getsockname()[1]
    t = asyncio.create_task(server(s))
    print(await asyncio.to_thread(blocking, port))
    c = socket.socket(); c.setblocking(False)
    await loop.sock_connect(c, ("127.0.0.1", port))
    await loop.sock_sendall(c, b"hello")
    print(await loop.sock_recv(c, 100))
    c.close()
    r, w = socket.socketpair()
    r.setblocking(False)
    got = loop.create_future()
    loop.add_reader(r, lambda: got.set_result(r.recv(100)) if not got.done() else None)
    loop.call_later(0.1, w.send, b"ping")
    print(await got, loop.remove_reader(r), loop.remove_reader(r))
    t.cancel()
    class P(asyncio.Protocol):
        def connection_made(self, tr): self.tr = tr; print("made"); 
        def data_received(self, d): print("data", d); self.tr.write(d[::-1])
        def connection_lost(self, e): print("lost", e)
    srv = await loop.create_server(P, "127.0.0.1", 0)
    port = srv.sockets[0].getsockname()[1]
    rd, wr = await asyncio.open_connection("127.0.0.1", port)
    wr.write(b"12345"); print(await rd.readexactly(5))
    wr.write_eof(); print(await rd.read()); wr.close(); 
    srv.close(); await srv.wait_closed()
    try: await asyncio.wait_for(rd.readexactly(3), 1)
    except asyncio.IncompleteReadError as e: print(repr(e))
asyncio.run(main())
