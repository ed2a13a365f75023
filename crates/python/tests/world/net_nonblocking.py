import socket

a, b = socket.socketpair()
a.setblocking(False)
try:
    a.recv(100)
except BlockingIOError as error:
    print(type(error).__name__, error.errno, error)

b.sendall(b"some bytes")
print(a.recv(4), a.recv(100))

buffer = bytearray(8)
b.sendall(b"into")
print(a.recv_into(buffer), buffer)
b.sendall(b"peeked")
print(a.recv(3, socket.MSG_PEEK), a.recv(100))

b.shutdown(socket.SHUT_WR)
print(a.recv(100), a.getblocking(), a.gettimeout())
a.settimeout(0.05)
print(a.getblocking(), a.gettimeout())
try:
    b.settimeout(0.05)
    b.recv(10)
except TimeoutError as error:
    print(type(error).__name__, error, socket.timeout is TimeoutError)
a.close()
try:
    a.send(b"x")
except OSError as error:
    print(error)
with b:
    print(b.fileno() >= 0)
print(b.fileno())
