import selectors
import socket
import threading


def serve(sock, count):
    for _ in range(count):
        conn, addr = sock.accept()
        with conn:
            data = b""
            while chunk := conn.recv(4):
                data += chunk
                if data.endswith(b"\n"):
                    break
            conn.sendall(b"got " + data)


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", 5001))
server.listen(5)
t = threading.Thread(target=serve, args=(server, 2))
t.start()
for message in ("first message", "second"):
    with socket.create_connection(("localhost", 5001), timeout=2) as s:
        s.sendall(message.encode() + b"\n")
        print(s.makefile().readline().strip())
t.join()
server.close()
a, b = socket.socketpair()
a.setblocking(False)
try:
    a.recv(10)
except BlockingIOError as e:
    print(type(e).__name__, e.errno)
sel = selectors.DefaultSelector()
sel.register(a, selectors.EVENT_READ, data="a")
print(sel.select(timeout=0.01))
b.send(b"ping")
for key, mask in sel.select():
    print(key.data, mask == selectors.EVENT_READ, a.recv(100))
sel.unregister(a)
sel.close()
b.settimeout(0.05)
try:
    b.recv(1)
except socket.timeout as e:
    print("timeout", e, socket.timeout is TimeoutError)
a.close()
print(b.recv(5))
try:
    a.send(b"x")
except OSError as e:
    print(e)
try:
    socket.create_connection(("localhost", 1))
except ConnectionRefusedError as e:
    print(e)
u1 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u1.bind(("127.0.0.1", 0))
u2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u2.sendto(b"datagram", u1.getsockname())
print(u1.recvfrom(100)[0])
