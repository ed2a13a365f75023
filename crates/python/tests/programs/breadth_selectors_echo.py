import selectors
import socket
import threading

sel = selectors.DefaultSelector()
log = []


def accept(sock):
    conn, addr = sock.accept()
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)
    log.append("accepted")


def read(conn):
    data = conn.recv(100)
    if data:
        log.append(("data", data))
        conn.send(data.swapcase())
    else:
        sel.unregister(conn)
        conn.close()
        log.append("closed")


lsock = socket.socket()
lsock.bind(("localhost", 0))
lsock.listen()
lsock.setblocking(False)
sel.register(lsock, selectors.EVENT_READ, accept)


def client():
    with socket.create_connection(lsock.getsockname()) as s:
        s.sendall(b"Hello")
        log.append(("client", s.recv(10)))


t = threading.Thread(target=client)
t.start()
while "closed" not in log:
    for key, mask in sel.select(timeout=1):
        key.data(key.fileobj)
t.join()
for l in log:
    print(l)
print(len(sel.get_map()), sel.select(timeout=0))
sel.close()
lsock.close()
