import socket
import threading

HOST = "127.0.0.1"


def serve(sock, n):
    for _ in range(n):
        conn, addr = sock.accept()
        with conn:
            data = conn.recv(1024)
            while data:
                conn.sendall(data.upper())
                data = conn.recv(1024)
    sock.close()


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((HOST, 0))
s.listen()
port = s.getsockname()[1]
t = threading.Thread(target=serve, args=(s, 2))
t.start()
for msg in ["hello", "파이썬"]:
    with socket.create_connection((HOST, port), timeout=2) as c:
        c.sendall(msg.encode())
        print(c.recv(100).decode())
        c.shutdown(socket.SHUT_WR)
        print(c.recv(10))
t.join()
try:
    socket.create_connection((HOST, port))
except OSError as e:
    print(type(e).__name__, e)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind((HOST, 0))
u2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u2.sendto(b"ping", u.getsockname())
data, addr = u.recvfrom(100)
print(data, addr[0])
u.settimeout(0.05)
try:
    u.recvfrom(10)
except socket.timeout as e:
    print(repr(e))
u.close()
try:
    u.send(b"x")
except OSError as e:
    print(e)
a, b = socket.socketpair()
a.send(b"abc")
print(b.recv(2, socket.MSG_PEEK), b.recv(10))
b.setblocking(False)
try:
    b.recv(1)
except BlockingIOError as e:
    print(e)
a.close()
print(b.recv(1))
f = socket.socketpair()
w = f[0].makefile("w")
w.write("line1\nline2\n")
w.flush()
r = f[1].makefile("r")
print(r.readline(), end="")
print(socket.gethostbyname("localhost"), socket.inet_aton("1.2.3.4"), socket.htons(1))
