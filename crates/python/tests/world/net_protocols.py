import asyncio

class EchoServerProtocol(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('Connection made', transport.get_extra_info('peername')[0])
    def data_received(self, data):
        message = data.decode()
        print('Data received: {!r}'.format(message))
        self.transport.write(data)
        self.transport.close()
    def connection_lost(self, exc):
        print("server lost", exc)

class EchoClientProtocol(asyncio.Protocol):
    def __init__(self, message, on_con_lost):
        self.message = message
        self.on_con_lost = on_con_lost
    def connection_made(self, transport):
        transport.write(self.message.encode())
        print('Data sent: {!r}'.format(self.message))
    def data_received(self, data):
        print('Data received: {!r}'.format(data.decode()))
    def eof_received(self):
        print("eof")
    def connection_lost(self, exc):
        print('The server closed the connection')
        self.on_con_lost.set_result(True)

class UDP(asyncio.DatagramProtocol):
    def __init__(self, name): self.name = name
    def connection_made(self, tr): self.tr = tr
    def datagram_received(self, data, addr):
        print(self.name, data)
        if self.name == "server": self.tr.sendto(data.upper(), addr)
        else: done.set_result(None)

async def main():
    global done
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: EchoServerProtocol(), '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    on_con_lost = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: EchoClientProtocol("Hello World!", on_con_lost), '127.0.0.1', port)
    try:
        await on_con_lost
    finally:
        transport.close()
    server.close()
    await server.wait_closed()
    done = loop.create_future()
    t1, p1 = await loop.create_datagram_endpoint(lambda: UDP("server"), local_addr=("127.0.0.1", 0))
    t2, p2 = await loop.create_datagram_endpoint(lambda: UDP("client"), remote_addr=t1.get_extra_info("sockname"))
    t2.sendto(b"ping")
    await done
    t1.close(); t2.close()
    await asyncio.sleep(0)
asyncio.run(main())
