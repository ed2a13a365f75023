import selectors, socket, select, errno
sel = selectors.DefaultSelector()
lsock = socket.socket(); lsock.bind(("127.0.0.1", 0)); lsock.listen(); lsock.setblocking(False)
port = lsock.getsockname()[1]
log=[]
def accept(s, mask):
    c, a = s.accept(); c.setblocking(False); sel.register(c, selectors.EVENT_READ, read); log.append("accepted")
def read(c, mask):
    d = c.recv(1000)
    if d: log.append(d); c.send(d)
    else: log.append("closed"); sel.unregister(c); c.close()
sel.register(lsock, selectors.EVENT_READ, accept)
cs = [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
def turn(n=10):
    for _ in range(n):
        events = sel.select(timeout=0.05)
        if not events: break
        for key, mask in events: key.data(key.fileobj, mask)
cs[1].send(b"one"); cs[0].send(b"zero")
turn()
print([c.recv(10) for c in cs])
[c.close() for c in cs]
turn()
print(log)
a, b = socket.socketpair()
print(select.select([a],[b],[],0)[1] == [b], select.select([a],[],[],0.05))
b.send(b"x"); r,w,x = select.select([a,b],[a],[]); print(r==[a], w==[a])
p = select.poll(); p.register(a, select.POLLIN); print(p.poll(10)[0][1]==select.POLLIN)
b.close(); a.recv(1); print(p.poll(10)[0][1] in (select.POLLIN|select.POLLHUP, select.POLLIN), a.recv(1))
u1 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u1.bind(("127.0.0.1",0)); u2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(u2.sendto(b"dg", u1.getsockname())); d, addr = u1.recvfrom(100); print(d, addr[0], addr[1]==u2.getsockname()[1])
u1.settimeout(.05)
try: u1.recvfrom(10)
except TimeoutError as e: print(e)
try: sel.register(a, 0)
except ValueError as e: print(e)
try: sel.unregister(a)
except KeyError as e: print(str(e)[:20])
print(socket.socket().getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
import os
r, w = os.pipe(); os.write(w, b"hey"); print(os.read(r, 10)); os.close(w); print(os.read(r,10))
