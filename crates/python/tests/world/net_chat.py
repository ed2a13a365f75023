import asyncio

class ChatServer:
    def __init__(self):
        self.clients = {}
    async def handle(self, reader, writer):
        name = (await reader.readline()).decode().strip()
        self.clients[name] = writer
        await self.broadcast(f"* {name} joined")
        try:
            async for line in reader:
                text = line.decode().rstrip()
                if text == "/quit":
                    break
                await self.broadcast(f"{name}: {text}", exclude=name)
        finally:
            del self.clients[name]
            writer.close()
            await writer.wait_closed()
            await self.broadcast(f"* {name} left")
    async def broadcast(self, text, exclude=None):
        for n, w in list(self.clients.items()):
            if n != exclude:
                w.write((text + "\n").encode())
                await w.drain()

async def client(name, lines, port, delay):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    got = []
    async def listen():
        while line := await reader.readline():
            got.append(line.decode().strip())
    task = asyncio.create_task(listen())
    for l in lines:
        await asyncio.sleep(0.1)
        writer.write((l + "\n").encode())
        await writer.drain()
    await asyncio.sleep(0.3)
    writer.write(b"/quit\n")
    await writer.drain()
    await task
    writer.close()
    await writer.wait_closed()
    return name, got

async def main():
    chat = ChatServer()
    server = await asyncio.start_server(chat.handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        for name, got in await asyncio.gather(
                client("ann", ["hi", "all"], port, 0), client("bob", ["hello"], port, 0.05), client("cy", [], port, 0.12)):
            print(name, got)
asyncio.run(main())
