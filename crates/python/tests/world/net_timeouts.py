import asyncio, socket, time
async def slow(reader, writer):
    await reader.readline()
    await asyncio.sleep(1)
    writer.write(b"late\n"); await writer.drain(); writer.close()
async def main():
    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(b"x\n")
    try:
        print(await asyncio.wait_for(r.readline(), 0.2))
    except asyncio.TimeoutError:
        print("timed out")
    print(await r.readline())
    print(await r.read(), r.at_eof())
    w.close(); await w.wait_closed()
    r, w = await asyncio.open_connection("127.0.0.1", port, limit=10)
    w.close(); await w.wait_closed()
    reader = asyncio.StreamReader(limit=5)
    reader.feed_data(b"0123456789abc\n")
    try: await reader.readline()
    except ValueError as e: print(e)
    reader.feed_data(b"ab\r\ncd"); reader.feed_eof()
    print(await reader.readuntil(b"\r\n"))
    try: await reader.readexactly(5)
    except asyncio.IncompleteReadError as e: print(e, e.partial, e.expected)
    print(reader.at_eof(), await reader.read())
    try: w.write("text")
    except TypeError as e: print(e)
    server.close()
    await asyncio.sleep(2)
asyncio.run(main())
def srv(s):
    c, _ = s.accept(); time.sleep(0.3); c.sendall(b"data"); c.close()
import threading
s = socket.create_server(("127.0.0.1", 0)); threading.Thread(target=srv, args=(s,)).start()
c = socket.create_connection(s.getsockname(), timeout=0.1)
try: c.recv(10)
except socket.timeout as e: print(type(e), e)
c.settimeout(None); print(c.recv(10), c.recv(10))
try: c.send(b"x"); time.sleep(0.01); c.send(b"y")
except OSError as e: print(type(e).__name__)
