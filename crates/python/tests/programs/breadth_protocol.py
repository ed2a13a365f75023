import asyncio


class EchoServer(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server: connection from", transport.get_extra_info("peername")[0])

    def data_received(self, data):
        print("server: received", data)
        self.transport.write(data)

    def eof_received(self):
        print("server: eof")

    def connection_lost(self, exc):
        print("server: lost", exc)


class EchoClient(asyncio.Protocol):
    def __init__(self, message, done):
        self.message = message
        self.done = done

    def connection_made(self, transport):
        transport.write(self.message.encode())
        self.transport = transport
        print("client: sent")

    def data_received(self, data):
        print("client: received", data.decode())
        self.transport.close()

    def connection_lost(self, exc):
        print("client: closed")
        self.done.set_result(True)


class Udp(asyncio.DatagramProtocol):
    def connection_made(self, t):
        self.t = t

    def datagram_received(self, data, addr):
        print("udp", data, addr[0])
        self.t.sendto(data[::-1], addr)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(EchoServer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    await loop.create_connection(lambda: EchoClient("안녕", done), "127.0.0.1", port)
    await done
    await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()
    print(server.is_serving())
    tr, pr = await loop.create_datagram_endpoint(Udp, local_addr=("127.0.0.1", 0))
    addr = tr.get_extra_info("sockname")
    got = loop.create_future()

    class C(asyncio.DatagramProtocol):
        def connection_made(self, t):
            t.sendto(b"hello")

        def datagram_received(self, data, a):
            got.set_result(data)

    t2, _ = await loop.create_datagram_endpoint(C, remote_addr=addr)
    print(await got)
    tr.close()
    t2.close()
    r, w = await asyncio.open_connection("127.0.0.1", port) if False else (None, None)


asyncio.run(main())
