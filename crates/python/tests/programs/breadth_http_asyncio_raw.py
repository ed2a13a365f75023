import asyncio


async def handle(reader, writer):
    request = await reader.readuntil(b"\r\n\r\n")
    line, *headers = request.decode().split("\r\n")
    method, path, version = line.split()
    host = next((h.split(": ", 1)[1] for h in headers if h.lower().startswith("host")), None)
    body = f"<h1>{method} {path}</h1>"
    status = "200 OK" if path != "/nope" else "404 Not Found"
    writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nX-Host: {host}\r\nConnection: close\r\n\r\n{body}".encode())
    await writer.drain()
    writer.close()


async def get(port, path):
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(f"GET {path} HTTP/1.1\r\nHost: test.local\r\n\r\n".encode())
    data = await r.read(-1)
    w.close()
    head, _, body = data.partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0].decode(), body.decode()


async def main():
    srv = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = srv.sockets[0].getsockname()[1]
    for res in await asyncio.gather(*(get(port, p) for p in ("/", "/a?x=1", "/nope"))):
        print(res)
    srv.close()
    await srv.wait_closed()
    print("server closed", srv.is_serving())
    try:
        async with asyncio.timeout(0.2):
            r, w = await asyncio.open_connection("127.0.0.1", port)
    except OSError as e:
        print(type(e).__name__)


asyncio.run(main())
