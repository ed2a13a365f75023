import asyncio


class ChatServer:
    def __init__(self):
        self.clients = {}

    async def handle(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        self.clients[name] = writer
        await self.broadcast(f"* {name} 입장")
        try:
            async for line in reader:
                msg = line.decode().rstrip("\n")
                if msg == "/quit":
                    break
                await self.broadcast(f"{name}: {msg}", skip=name)
        finally:
            del self.clients[name]
            await self.broadcast(f"* {name} 퇴장")
            writer.close()

    async def broadcast(self, text, skip=None):
        print("[server]", text)
        for n, w in list(self.clients.items()):
            if n != skip:
                w.write((text + "\n").encode())
                await w.drain()


async def client(port, name, lines, delay):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(f"{name}\n".encode())
    received = []

    async def listen():
        while data := await reader.readline():
            received.append(data.decode().strip())

    task = asyncio.create_task(listen())
    for line in lines:
        await asyncio.sleep(0.05)
        writer.write(f"{line}\n".encode())
    await asyncio.sleep(0.05)
    writer.write(b"/quit\n")
    await task
    writer.close()
    return name, received


async def main():
    chat = ChatServer()
    server = await asyncio.start_server(chat.handle, "localhost", 0)
    port = server.sockets[0].getsockname()[1]
    results = await asyncio.gather(
        client(port, "철수", ["안녕", "뭐해?"], 0),
        client(port, "영희", ["hi"], 0.02),
    )
    for name, got in results:
        print(name)
        for g in got:
            print("   ", g)
    server.close()
    await server.wait_closed()


asyncio.run(main())
