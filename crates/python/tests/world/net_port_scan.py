import asyncio, socket, time
from concurrent.futures import ThreadPoolExecutor

servers = []
for _ in range(2):
    s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); servers.append(s)
open_ports = sorted(s.getsockname()[1] for s in servers)
ports = sorted(set(open_ports) | {1, 2, 3, 4, 5})

def check(port):
    with socket.socket() as s:
        s.settimeout(0.5)
        return port, s.connect_ex(("127.0.0.1", port)) == 0
with ThreadPoolExecutor(10) as ex:
    found = [p for p, ok in ex.map(check, ports) if ok]
print(found == open_ports)

async def acheck(port):
    try:
        _, w = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 0.5)
        w.close(); await w.wait_closed()
        return port
    except (OSError, asyncio.TimeoutError) as e:
        return type(e).__name__
async def main():
    rs = await asyncio.gather(*(acheck(p) for p in ports))
    print([r for r in rs if isinstance(r, int)] == open_ports, rs.count("ConnectionRefusedError"))
asyncio.run(main())
